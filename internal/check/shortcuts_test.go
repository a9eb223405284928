package check

import (
	"testing"
)

// A reference that is the text of its link keeps its label behind other words.
func TestShortcutReferences(t *testing.T) {
	t.Parallel()
	defines := func(label string) bool { return label == "guide" || label == "manual" }
	classes := classesFor(nil)
	for _, test := range []struct{ source, target, want string }{
		{"Read the [guide] and the [manual][].", "請讀[指南][guide]與[手冊][manual]。", ""},
		{"Read the [guide].", "請讀[guide]。", ""},
		{"Read the [guide].", "請讀[指南]。", "the link with the label [guide] is missing"},
		{"Read the [guide].", "請讀[指南][manual]。", "the source has no link with the label [manual]"},
		{"A [box].", "一個[盒子]。", ""},
		{"The [guide][manual].", "[指南][manual]。", ""},
		{"Note[^guide].", "註。", ""},
	} {
		m := &message{brief: &brief{defines: defines}, source: &text{}, target: &text{}}
		m.source.read(test.source, classes)
		m.target.read(test.target, classes)
		findMDReflink(m)
		got := ""
		for _, f := range m.faults {
			got = f.what.String()
		}
		if got != test.want {
			t.Errorf("%q as %q: %q", test.source, test.target, got)
		}
	}
}
