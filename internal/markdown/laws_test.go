package markdown

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/pobook/pobook/internal/markdown/trust"
	"github.com/pobook/pobook/internal/oracle"
)

// corpus calls f for every section of this project's handbook, for every example
// of the CommonMark specification and of goldmark's extensions, and for every
// Markdown file of the corpora, several at a time.
func corpus(t *testing.T, f func(t *testing.T, name string, source []byte)) {
	eachMarkdown(t, os.DirFS("../../handbook"), f)
	t.Run("spec", func(t *testing.T) {
		t.Parallel()
		eachExample(t, f)
	})
	t.Run("corpora", func(t *testing.T) {
		t.Parallel()
		eachMarkdown(t, os.DirFS(oracle.Corpora(t)), f)
	})
}

// eachExample takes the examples from goldmark's module, where they are kept as
// JSON and as blocks between lines of "//- - -" and "//= = =".
func eachExample(t *testing.T, f func(t *testing.T, name string, source []byte)) {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := strings.TrimSpace(string(out))
	content, err := os.ReadFile(filepath.Join(dir, "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(content, &examples); err != nil || len(examples) < 600 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	for _, e := range examples {
		t.Run(fmt.Sprint(e.Example), func(t *testing.T) {
			t.Parallel()
			f(t, "probe/spec", []byte(e.Markdown))
		})
	}
	files, err := filepath.Glob(filepath.Join(dir, "extension", "_test", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of examples, %v", len(files), err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, part := range strings.Split(string(content), "//- - - - - - - - -//\n") {
			if i%2 == 1 {
				t.Run(fmt.Sprint(filepath.Base(file), i), func(t *testing.T) {
					t.Parallel()
					f(t, "probe/extension", []byte(part))
				})
			}
		}
	}
}

func eachMarkdown(t *testing.T, root fs.FS, f func(t *testing.T, name string, source []byte)) {
	t.Helper()
	files := 0
	err := fs.WalkDir(root, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		files++
		source, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			f(t, path, source)
		})
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}

func TestIdentity(t *testing.T) {
	t.Parallel()
	corpus(t, func(t *testing.T, _ string, source []byte) { holdIdentity(t, source, Options{}) })
}

func holdIdentity(t *testing.T, source []byte, options Options) {
	t.Helper()
	s := Parse(source, options)
	same := s.Splice(func(i int) (string, bool) { return s.Segments[i].Text, true })
	if string(same.Source) != string(source) {
		t.Error("translations equal to their sources change the section")
	}
	none := s.Splice(func(int) (string, bool) { return "", false })
	if string(none.Source) != string(source) {
		t.Error("no translations change the section")
	}
}

// Written anew instead of left alone, the text of every segment still reads as
// the same text: neither extraction nor escaping loses anything.
func TestRewritten(t *testing.T) {
	t.Parallel()
	corpus(t, func(t *testing.T, _ string, source []byte) { holdRewritten(t, source, Options{}) })
}

func holdRewritten(t *testing.T, source []byte, options Options) {
	t.Helper()
	s := Parse(source, options)
	var edits []edit
	for i := range s.Segments {
		seg := &s.Segments[i]
		text, _, _ := encoder{s.tree.source, newJudge(s.tree, s.Options)}.encode(seg, seg.Text)
		edits = append(edits, edit{segment: i, start: seg.Start, end: seg.End, text: text})
	}
	again := Parse(apply(s.Source, edits), options)
	if len(again.Segments) != len(s.Segments) {
		t.Fatalf("%d segments, want %d", len(again.Segments), len(s.Segments))
	}
	for i, seg := range again.Segments {
		// Escapes may have been added; what a reader sees may not change.
		text, want := unescape(seg.Text), unescape(s.Segments[i].Text)
		if text != want {
			t.Errorf("segment %d is\n%q, want\n%q", i, text, want)
		}
	}
}

// Law 3: every letter of a section is offered, or skipped with a reason.
func TestEveryLetterIsAccountedFor(t *testing.T) {
	t.Parallel()
	for name, options := range map[string]Options{
		"default": {},
		"all":     {FrontMatter: []string{"title", "description"}, Code: map[string]CodeMode{"": CodeStrings, "mermaid": CodeAll}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			corpus(t, func(t *testing.T, _ string, source []byte) {
				if missed := unaccounted(Parse(source, options)); missed != "" {
					t.Errorf("neither offered nor skipped: %q", missed)
				}
			})
		})
	}
}

// unaccounted returns the letters of a section that are neither in a segment
// nor in a skip.
func unaccounted(s *Section) string {
	covered := make([]bool, len(s.Source)+1)
	cover := func(start, end int) {
		for i := start; i < end; i++ {
			covered[i] = true
		}
	}
	for _, seg := range s.Segments {
		cover(seg.Start, seg.End)
	}
	for _, skip := range s.Skipped {
		if skip.Reason == "" {
			return "a skip without a reason"
		}
		for i := skip.Start; i < skip.End; i++ {
			if covered[i] {
				return "offered and skipped: " + string(s.Source[skip.Start:skip.End])
			}
		}
	}
	for _, skip := range s.Skipped {
		cover(skip.Start, skip.End)
	}
	var missed strings.Builder
	for i, r := range string(s.Source) {
		if unicode.IsLetter(r) && !covered[i] {
			missed.WriteRune(r)
		}
	}
	return missed.String()
}

// hostile are translations that careless tools have turned into structure.
var hostile = []string{
	"# 標題", "- 項目", "1. 第一", "1) 一", "> 引言", "```", "~~~sh", "---", "***", "===", "    縮排", "\t\t跳格",
	"一\n二", "一\n\n二", "一\n- 二", "一\n===", "一\n---", "一 | 二", "一\\|二", "| a | b |\n|---|---|", "<div>", "<!-- 註 -->", "<script>",
	"[^1]: 註", "[x]: http://example.org", ": 定義", "[ ] 事", "[x] 事", "字 ##", "字 {#id}", "{.a}", "一\\", "一  ", "`a", "**a", "[a](",
	"$$", ":::", "+++", "一\r\n二", "一\r二", " ", "\n", "\\", "一<br>", "</div>", "<pre>", "-", "+", "=", "#", "1.", "\u2028", "a\n: b", "a\n1. b\n2. c",
	"--|--", "a|b\n-|-", "<?php", "<![CDATA[", "<a>", "&#10;- x", "![", "\x00", "\x0c- x",
}

// refusedAnyway are the hostile translations that nothing can disarm, by
// example and segment. One that can be is an error too: the list only shrinks.
var refusedAnyway = map[string][]string{
	// A line of hyphens above and one below make front matter of metadata.
	"---\nFoo\n---\nBar\n---\nBaz\n": {"[ ] 事", "[x] 事", "[a](", "a\n: b"},
}

// Each of them is escaped, in every kind of block: none has to be refused for
// the structure that it would make. Small files get them segment by segment, large
// ones everywhere at once.
func TestSkeletonOfHostileTranslations(t *testing.T) {
	t.Parallel()
	corpus(t, func(t *testing.T, name string, source []byte) {
		s := Parse(source, Options{})
		want := string(s.skeleton())
		for _, text := range hostile {
			if !strings.HasPrefix(name, "probe/") {
				holdSkeleton(t, s, want, text, func(int) bool { return true })
				continue
			}
			for only := range s.Segments {
				holdSkeleton(t, s, want, text, func(i int) bool { return i == only })
			}
		}
	})
}

func holdSkeleton(t *testing.T, s *Section, want, text string, chosen func(int) bool) {
	t.Helper()
	got := s.Splice(func(i int) (string, bool) { return text, chosen(i) })
	if string(Parse(got.Source, s.Options).skeleton()) != want {
		t.Errorf("%q gives\n%s", text, got.Source)
	}
	known := slices.Contains(refusedAnyway[string(s.Source)], text) && chosen(0)
	if refused := slices.ContainsFunc(got.Refused, func(r Refusal) bool { return r.Segment == 0 && r.Objection.Reason == trust.Structure }); known && !refused {
		t.Errorf("%q is no longer refused: take it from the list", text)
	}
	for _, r := range got.Refused {
		comment := strings.Contains(text, "<!--") && s.Segments[r.Segment].Kind == KindHTML // divides the text
		if r.Objection.Reason == trust.Structure && !known && !comment {
			t.Errorf("%q is refused in the %s %q", text, s.Segments[r.Segment].Kind, s.Segments[r.Segment].Text)
		}
	}
	if strings.TrimSpace(text) == "" && len(got.Pieces) > 0 {
		t.Errorf("%q is used", text)
	}
}
