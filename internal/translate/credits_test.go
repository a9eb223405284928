package translate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

func TestTranslators(t *testing.T) {
	t.Parallel()
	header := func(last string) string {
		return "msgid \"\"\nmsgstr \"\"\n\"Last-Translator: " + last + "\\n\"\n\"Language: de\\n\"\n"
	}
	tests := []struct {
		name, file string
		want       []string
	}{
		{"Weblate", "# Ada <a@example.org>, 2023, 2024.\n# 王小明 <b@example.org>, 2024.\n" + header("Ada <a@example.org>"), []string{"Ada", "王小明"}},
		{"gettext's placeholders", "# SOME DESCRIPTIVE TITLE.\n# Copyright (C) YEAR THE PACKAGE'S COPYRIGHT HOLDER <x@y>, 2024.\n# FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.\n#\n" + header("FULL NAME <EMAIL@ADDRESS>"), nil},
		{"the last only", header("Jean  Dupont <j@example.org>"), []string{"Jean Dupont"}},
		{"no address", header("Jean Dupont"), []string{"Jean Dupont"}},
		{"a name in quotation marks", "# \"Chen, Mei\" <m@example.org>, 2026.\n" + header(`\"Chen, Mei\" <m@example.org>`), []string{"Chen, Mei"}},
		{"quoted pairs", "# \"A \\\"B\\\" C\" <m@example.org>, 2026.\n" + header(""), []string{`A "B" C`}},
		{"nobody", header(""), nil},
		{"a comment that is no name", "# Translated with care, see https://example.org.\n# C <c@example.org>, 2020-2024.\n" + header("Anonymous <noreply@example.org>"), []string{"C"}},
		{"no header", "msgid \"a\"\nmsgstr \"b\"\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			file, err := po.Parse([]byte(test.file))
			if err != nil {
				t.Fatal(err)
			}
			got, line := translate.Translators(file)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			above, _, _ := strings.Cut(test.file, "msgid")
			if want := strings.Count(above, "\n") + 1; len(got) > 0 && line != want {
				t.Errorf("the header is in line %d, want %d", line, want)
			}
		})
	}
	if got, _ := translate.Translators(nil); got != nil {
		t.Errorf("no catalogue names %v", got)
	}
}

func TestUntranslated(t *testing.T) {
	t.Parallel()
	source := "# Title\n\nOne.\n\nTwo.\n\n`code`\n\n- Three.\n"
	catalogue, err := po.Parse([]byte("msgid \"Title\"\nmsgstr \"A much longer title\"\n\nmsgid \"Two.\"\nmsgstr \"Two.\"\n\nmsgid \"Three.\"\nmsgstr \"<script>\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	section := markdown.Parse([]byte(source), markdown.Options{})
	a := translate.Apply(section, catalogue, nil)
	tests := map[string]bool{"much": false, "One.": true, "Two.": false, "code": false, "Three.": true}
	for text, want := range tests {
		offset := strings.Index(string(a.Spliced.Source), text)
		if offset < 0 {
			t.Fatalf("%q is not in %s", text, a.Spliced.Source)
		}
		if got := a.Untranslated(offset); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	if translated, all := a.Count(); translated != 2 || all != 4 {
		t.Errorf("%d of %d messages are shown translated, want 2 of 4", translated, all)
	}
}
