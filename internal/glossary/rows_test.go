package glossary_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/glossary"
)

// What Weblate 2026.10.1 writes of the first file is the second but for what was edited
// there: fields in quotes, CRLF, and no row in the place of another.
func TestSettle(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, csv, want string }{
		{
			"notes tell apart", "source,target,developer_comments\nanchor,錨點,\ncomponent,組件,of Weblate\ncomponent,元件,of MDX\n",
			"\"source\",\"target\",\"context\",\"developer_comments\"\n\"anchor\",\"錨點\",\"\",\"\"\n\"component\",\"組件\",\"of Weblate\",\"of Weblate\"\n\"component\",\"元件\",\"of MDX\",\"of MDX\"\n",
		},
		{"numbers do", "source,target\na,甲\na,乙\na,丙\n", "\"source\",\"target\",\"context\"\n\"a\",\"甲\",\"1\"\n\"a\",\"乙\",\"2\"\n\"a\",\"丙\",\"3\"\n"},
		{"contexts that are there stay", "source,context,target\na,1,甲\na,,乙\na,,丙\nb,,丁\n", "\"source\",\"context\",\"target\"\n\"a\",\"1\",\"甲\"\n\"a\",\"2\",\"乙\"\n\"a\",\"3\",\"丙\"\n\"b\",\"\",\"丁\"\n"},
		{"other columns and rows without target", "target,source,owner\n甲,a,Ada\n,\"b \"\"c\"\"\"\n", "\"target\",\"source\",\"owner\",\"context\"\n\"甲\",\"a\",\"Ada\",\"\"\n\"\",\"b \"\"c\"\"\",\"\",\"\"\n"},
		{"the same note", "source,target,note\na,甲,x\na,乙,x\n", "\"source\",\"target\",\"context\",\"note\"\n\"a\",\"甲\",\"x\",\"x\"\n\"a\",\"乙\",\"2\",\"x\"\n"},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		got, err := glossary.Settle("a.csv", []byte(test.csv))
		if diff := cmp.Diff(strings.ReplaceAll(test.want, "\n", "\r\n"), string(got)); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", test.name, err, diff)
		}
		if again, err := glossary.Settle("a.csv", got); err != nil || !cmp.Equal(got, again) && len(got) > 0 {
			t.Errorf("%s: once more it is %q, %v", test.name, again, err)
		}
		if lines := glossary.Unsettled(got); lines != nil {
			t.Errorf("%s: lines %v are not told apart", test.name, lines)
		}
	}
	if diff := cmp.Diff([]int{3, 5}, glossary.Unsettled([]byte("\ufeffsource,target\na,甲\na,乙\nb,丙\na,丁\n"))); diff != "" {
		t.Error(diff)
	}
	if _, err := glossary.Settle("a.csv", []byte("target\n甲\n")); err == nil {
		t.Error("a file without sources is taken")
	}
}
