package markdown

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
)

// corpus calls f for every section of this project's handbook, and for every
// Markdown file of the corpora.
func corpus(t *testing.T, f func(t *testing.T, name string, source []byte)) {
	eachMarkdown(t, os.DirFS("../../handbook"), f)
	t.Run("corpora", func(t *testing.T) {
		eachMarkdown(t, os.DirFS(oracle.Corpora(t)), f)
	})
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
		t.Run(path, func(t *testing.T) { f(t, path, source) })
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}

func TestIdentity(t *testing.T) {
	corpus(t, func(t *testing.T, _ string, source []byte) {
		s := Parse(source)
		same := s.Splice(Translations{Text: func(i int) (string, bool) { return s.Segments[i].Text, true }})
		if string(same.Source) != string(source) {
			t.Error("translations equal to their sources change the section")
		}
		none := s.Splice(Translations{Text: func(int) (string, bool) { return "", false }})
		if string(none.Source) != string(source) {
			t.Error("no translations change the section")
		}
	})
}

// Written anew instead of left alone, the text of every segment still reads as
// the same text: neither extraction nor escaping loses anything.
func TestRewritten(t *testing.T) {
	corpus(t, func(t *testing.T, _ string, source []byte) {
		s := Parse(source)
		var edits []edit
		for i, seg := range s.Segments {
			edits = append(edits, edit{i, seg.Start, seg.End, s.encode(seg, seg.Text)})
		}
		again := Parse(s.assemble(edits).Source)
		if len(again.Segments) != len(s.Segments) {
			t.Fatalf("%d segments, want %d", len(again.Segments), len(s.Segments))
		}
		for i, seg := range again.Segments {
			if seg.Text != s.Segments[i].Text {
				t.Errorf("segment %d is\n%q, want\n%q", i, seg.Text, s.Segments[i].Text)
			}
		}
	})
}

// hostile are translations that careless tools have turned into structure.
var hostile = []string{
	"# 標題", "- 項目", "1. 第一", "1) 一", "> 引言", "```", "~~~sh", "---", "***", "===", "    縮排", "\t\t跳格",
	"一\n二", "一\n\n二", "一\n- 二", "一\n===", "一\n---", "一 | 二", "一\\|二", "| a | b |\n|---|---|", "<div>", "<!-- 註 -->", "<script>",
	"[^1]: 註", "[x]: http://example.org", ": 定義", "[ ] 事", "[x] 事", "字 ##", "字 {#id}", "{.a}", "一\\", "一  ", "`a", "**a", "[a](",
	"$$", ":::", "+++", "一\r\n二", "一\r二", " ", "\n", "\\", "一<br>", "</div>", "<pre>", "-", "+", "=", "#", "1.", "\u2028", "a\n: b", "a\n1. b\n2. c",
	"--|--", "a|b\n-|-", "<?php", "<![CDATA[", "<a>", "&#10;- x", "![", "\x00", "\x0c- x",
}

// Each of them is escaped, in every kind of block: none has to be refused for
// the structure that it would make. Small files get them segment by segment, large
// ones everywhere at once.
func TestSkeletonOfHostileTranslations(t *testing.T) {
	corpus(t, func(t *testing.T, name string, source []byte) {
		s := Parse(source)
		want := skeleton(s.text())
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
	got := s.Splice(Translations{Text: func(i int) (string, bool) { return text, chosen(i) }})
	if body := skeleton(got.Source[s.body:]); body != want {
		t.Errorf("%q gives\n%s", text, got.Source)
	}
	for _, r := range got.Refused {
		if r.Reason == Structure {
			t.Errorf("%q is refused in the %s %q", text, s.Segments[r.Segment].Kind, s.Segments[r.Segment].Text)
		}
	}
	if strings.TrimSpace(text) == "" && len(got.Pieces) > 0 {
		t.Errorf("%q is used", text)
	}
}
