package codetext

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
)

// said returns the texts of code, those of strings between quotation marks.
func said(code, language string, literals bool) []string {
	var found []string
	for _, t := range Texts(code, language, literals) {
		text := strings.Join(t.lines(), " ")
		if t.String {
			text = fmt.Sprintf("%q", text)
		}
		found = append(found, text)
	}
	return found
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		language, code string
		want           []string // of comments and strings
	}{
		{
			"rust", "// Print a greeting\nfn main() {\n    let url = \"http://a.example/x\"; // the address\n    println!(\"Hello /* not */ world\"); /* block\n    comment */\n}\n",
			[]string{"Print a greeting", "the address", `"Hello /* not */ world"`, "block comment"},
		},
		{"rust", "/// Adds.\n//! Of the crate\nlet c: &'a str = f('\"', '/', \"It's // so\"); // end", []string{"Adds.", "Of the crate", `"It's // so"`, "end"}},
		{"rust", "let a = r#\"Say \"no\" // here\"#; /* one /* two */ three */ // four", []string{`"Say \"no\" // here"`, "one /* two */ three", "four"}},
		{"rust", "# use std::io;\n#[derive(Debug)]\nlet s = \"two\nlines\";", []string{`"two"`, `"lines"`}},
		{"python", "def f():\n    \"\"\"Doc string.\"\"\"\n    return \"# no\"  # yes\n", []string{`"Doc string."`, `"# no"`, "yes"}},
		{"python", "x = f'It has {n} beds'  # noqa: E501\ny = r'a\\'b # c'\nz = 'don\\'t'", []string{`"It has {n} beds"`, `"a\\'b # c"`, `"don\\'t"`}},
		{"sh", "#!/bin/sh\necho \"# no\" # yes it is\necho ${#x} $# a#b \\# no\n", []string{`"# no"`, "yes it is"}},
		{"sh", "cat <<EOF # mark\n# not one\nEOF\n# one\ncat <<'END'\n# never ended", []string{"mark", "one"}},
		{"sh", "echo 'a\nb # no' # yes", []string{`"b # no"`, "yes"}},
		{"console", "$ echo it's # fine\nIt's done\n", []string{"fine"}},
		{
			"js", "const r = /[\"/]\\/\\/ no/g, q = 4 / 2; // yes\nf(`a ${x // no\n} text`) /** Doc.\n * More of it.\n * @param x the bed\n *\n * - one\n * - two */",
			[]string{"yes", "Doc. More of it.", "@param x the bed", "- one", "- two"},
		},
		{"jsx", "<p>Don't go to https://a.example</p> {/* a note */}", []string{"a note"}},
		{"js", "go() // [!code ++]\n// highlight-next-line\n// @ts-ignore\n/* eslint-disable */ // Water the bed", []string{"Water the bed"}},
		{"yaml", "a: it's # one\nb: \"x # no\" #two\nc: a#b\n", []string{"one", "two"}},
		{"yaml", "{{#include x.yml}}\n# {{ no }} yes", []string{"{{ no }} yes"}},
		{"html", "<p title=\"a\"><!-- one\n two --></p><!----><!-- never", []string{"one two"}},
		{"css", "a { b: url(//c) /* one */ } ", []string{"one"}},
		{"lua", "--[[ one\ntwo ]] x = \"--no\" -- three", []string{"one two", "three"}},
		{"sql", "SELECT 'it''s -- so' -- one", []string{"one"}},
		{"go", "//go:build x\n//nolint\nx := `a \\` + \"b c\" // d", []string{`"a \\"`, `"b c"`, "d"}},
		{"c", "char c = '\"'; // a\n#include <stdio.h> /* b */", []string{"a", "b"}},
		{"ruby", "=begin\none\n=end\nx =~ /#\"/ # two\nputs \"#{a} three\"\nx = <<~TEXT\n# no\nTEXT", []string{"one", "two", `"#{a} three"`}},
		{"toml", "a = 'x # y' # z", []string{"z"}},
		{"ini", "; one\na = b ; no\n# two", []string{"one", "two"}},
		{"haskell", "{- one {- two -} -} x --> y -- three", []string{"one {- two -}", "three"}},
		{"tex", "50\\% of % them", []string{"them"}},
		{"powershell", "<# one #> \"a `\"b\" # two", []string{"one", "\"a `\\\"b\"", "two"}},
		{"cs", "@\"a \"\"b\" // c", []string{`"a \"\"b"`, "c"}},
		{"rust", "f(\"{}\", \"{x}\", \"{:?}\\n\", \"a.txt\", \"GET\", \"x_y\", \"https://a.example\", \"small\", \"%d\", \"Now!\")", []string{`"GET"`, `"small"`, `"Now!"`}},
		{"rust", "let s = \"one two \\\n   three four\"; // five", []string{`"one two"`, `"three four"`, "five"}},
		{"c++", "auto s = R\"(a \" // b)\", t = u8R\"x(c )\" // d)x\"; // e", []string{`"a \" // b"`, `"c )\" // d"`, "e"}},
		{"c", "x(); // one \\\n  two\ny(); // three", []string{"three"}},
		{"js", "f(`a ${b ? `c ${d}` : 'e f'} g`, `h ${i} j`) // k", []string{`"h ${i} j"`, "k"}},
		{"kotlin", "val s = \"a ${b { \"c // d\" }} e\" // f", []string{"f"}},
		{"js", "x++ / 2 // it's one\ny-- / 2 // two", []string{"it's one", "two"}},
		{"tsx", "<p>Read a // b</p> // c\n// d </p>", []string{"d </p>"}},
		{"sh", "echo $'it\\'s # no' \"$(echo \"a b\" # no\n)\" # yes", []string{`"it\\'s # no"`, "yes"}},
		{"sh", "cat <<eof\n# no\neof\nx=$((1<<y)) # yes\n# two", []string{"yes", "two"}},
		{"console", "# apt install x\n", nil},
		{"console", "$ x\n# two words", []string{"two words"}},
		{"dockerfile", "# syntax=docker/dockerfile:1\n# One\nRUN <<EOF\n# no\nEOF", []string{"One"}},
		{"hcl", "a = <<-EOT\n# no\nEOT\n# yes", []string{"yes"}},
		{"yaml", "a: | # one\n  # no\n\n  it's # no\nb: x # yes\n- c: >-\n    # no\n  d: y # two\n- |\n  # no\n# three |\n# four", []string{"one", "yes", "two", "three |", "four"}},
		{"yaml", "a: \"b\n  # no\" # yes", []string{"yes"}},
		{"sql", "SELECT \"a -- b\", `c -- d` -- e", []string{"e"}},
		{"html", "<script>\nvar s = \"<!-- no -->\"\n</script><!-- yes --><!--[if IE]> no <![endif]-->", []string{"yes"}},
		{"lua", "s = [==[ a ]] -- b ]==] -- c\n--[=[ d ]] ]=] e()", []string{`"a ]] -- b"`, "c", "d ]]"}},
		{"ruby", "x = %q(it's (a) # no) # yes", []string{"yes"}},
		{"perl", "=pod\n\nIt's # no\n\n=cut\nx; # yes", []string{"yes"}},
		{"php", "#[A(1)]\nf(); // one ?><p>It's</p>", []string{"one"}},
		{"haskell", "{-# LANGUAGE X #-} {- one -}", []string{"one"}},
		{"scheme", "#| one; x |# y ; two", []string{"one; x", "two"}},
		{"tex", "\\verb|%| x % yes", []string{"yes"}},
		{"powershell", "$y = @\"\nit's \"a\" # no\n\"@ # yes", []string{`"it's \"a\" # no"`, "yes"}},
		{"zig", "s =\n  \\\\a // no\n; // yes", []string{"yes"}},
		{"nix", "''a ''${b} # no'' # yes", []string{"yes"}},
		{"ts", "/**\n * Text of a bed.\n * @default 2\n * @type {import('x').Y}\n * @required\n * @see Another bed\n */ // a/b.js\n// https://a.example/b", []string{"Text of a bed.", "@see Another bed"}},
		{"js-vue", "f('a b') // c {{ d }} e", []string{`"a b"`, "c {{ d }} e"}},
		{"js", "// [!!code ++]\n//    ^?", nil},
		{"json", "{\"a\": \"// b c\"} // d", []string{"d"}},
		{"text", "// no language", nil},
		{"rust", "/* never closed // one", []string{"one"}},
	} {
		if diff := cmp.Diff(test.want, said(test.code, test.language, true)); diff != "" {
			t.Errorf("%s: %q:\n%s", test.language, test.code, diff)
		}
	}
}

// published returns code with something in the place of a text.
func published(code string, text Text, encoded string) string {
	return code[:text.Lines[0].Start] + encoded + code[text.Lines[len(text.Lines)-1].End:]
}

// A translation ends where the text did, whatever it holds.
func TestEncode(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ language, code, translation, want string }{
		{"rust", `"a b"`, `say "no"`, `"say \"no\""`},
		{"rust", `"a b"`, `end\`, `"end\\"`},
		{"rust", `"a b"`, `\q \\ \"`, `"\\q \\ \""`},
		{"rust", `"a\n b"`, `c\nd`, `"c\nd"`},
		{"rust", `r"a b"`, `say "no"`, `r"say ”no”"`},
		{"rust", `"a {x} b"`, `c {x}`, `"c {x}"`},
		{"rust", `"a {x} b"`, `c {y}`, "refused {y}"},
		{"js", "`a b ${b}`", "c ${d}", "refused ${d}"},
		{"js", "`a b`", "c `d", "refused `d"},
		{"ruby", `"a b"`, `#{exit}`, "refused #{exit}"},
		{"sh", `"a b"`, `$(rm x)`, "refused $(rm x)"},
		{"sh", `"a b"`, "`rm x`", "refused `rm x`"},
		{"sh", `'a b'`, "it's", `'it’s'`},
		{"cs", `@"a b"`, `say "so"`, `@"say ""so"""`},
		{"python", `r'a b'`, `it's \`, `r'it’s /'`},
		{"python", `"""a b"""`, `"`, `"""”"""`},
		{"c", "/* a */", "b */ c /* d", "/* b * / c / * d */"},
		{"c", "/*a*/", "/b*", "/* /b* */"},
		{"html", "<!-- a -->", "b --> c -- d", "<!-- b - -> c - - d -->"},
		{"go", "//a", "go:generate x", "// go:generate x"},
		{"lua", "--a", "[[b", "-- [[b"},
		{"lua", "--[=[a]=]", "b ]=] c", "--[=[b ] =] c]=]"},
		{"c++", `R"x(a b)x"`, `c )x" d`, `R"x(c )x” d)x"`},
		{"c", "// a", `b \\`, "// b //"},
		{"make", "# a", `b \`, "# b /"},
		{"php", "// a ?>", "b ?> c", "// b ? > c ?>"},
		{"java", "// a", `b \u000a c`, `// b \ u000a c`},
		{"java", `"a x \u00e9"`, `b \u0022 \u00e9`, `"b \\u0022 \u00e9"`},
		{"haskell", "{-a-}", "# INLINE #", "{- # INLINE #-}"},
		{"html", "<!--a-->", ">b", "<!-- >b-->"},
		{"c", `"a %d b"`, "c %d", `"c %d"`},
		{"c", `"a b"`, "c %n", "refused %n"},
		{"c", `"a b"`, "100% sure, 5 %", `"100% sure, 5 %"`},
		{"ruby", `"a b"`, "#@x", "refused #@x"},
		{"ruby", "x = %q(y # a", "b) c", "x = %q(y # b） c"},
	} {
		texts := Texts(test.code, test.language, true)
		if len(texts) != 1 {
			t.Errorf("%s: %q has %d texts", test.language, test.code, len(texts))
			continue
		}
		encoded, objection := texts[0].Encode(test.translation)
		got := published(test.code, texts[0], encoded)
		if objection != "" {
			got = "refused " + objection
		}
		if got != test.want {
			t.Errorf("%s: %q in %q: %q, want %q", test.language, test.translation, test.code, got, test.want)
		}
	}
}

// Whatever stands in the place of a text, the code has the comments and the strings that it had.
func FuzzEncode(f *testing.F) {
	f.Add("rust", "f(\"a b\", r#\"c d\"#) /* e */ // f", "\"x\\ */ {y}")
	f.Add("js", "f(`a ${b}`, 'c d') /* e */ // f", "`x ${y} // */")
	f.Add("sh", "f \"a b\" 'c d' # e", "$(x) ' \" `")
	f.Add("python", "f('''a\nb c''', r'd e') # f", "'''\\")
	f.Add("html", "<!-- a b --> <!-- c -->", "--> <!--")
	f.Add("lua", "--[[ a ]] -- b", "]] [[")
	f.Add("haskell", "{- a {- b -} c -} -- d", "-} {-")
	f.Add("powershell", "<# a #> \"b c\" 'd e' # f", "`\" '")
	f.Add("cpp", "R\"x(a b)x\" // c d", ")x\" ( \\")
	f.Add("cpp", "R\"x a b)x\" // c d", "()\x02)x\" ( \\")
	f.Add("ruby", "x = %q(a b) \"c #{d(\"e f\")} g\" \"h i\" # j", ") %q(")
	f.Add("yaml", "a: |\n  # b\nc: \"d\n e\" # f", "\" ' |")
	f.Add("php", "f('a b'); // c ?> d", "?> <?php '")
	f.Fuzz(func(t *testing.T, language, code, translation string) {
		if len(code) > 1000 || strings.ContainsAny(translation, "\r\n") || strings.TrimSpace(translation) == "" {
			return
		}
		l := languages[language]
		if l == nil {
			return
		}
		for _, text := range Texts(code, language, true) {
			at := 0
			for at+1 < len(translation) && at < len(text.lines()[0]) && translation[at] == text.lines()[0][at] {
				at++
			}
			encoded, objection := text.Encode(translation)
			if objection != "" {
				continue
			}
			published := published(code, text, encoded)
			if got, want := shapes(l, published), shapes(l, code); !cmp.Equal(got, want) {
				t.Fatalf("%s: %q\nbecomes %q:\n%s", language, code, published, cmp.Diff(want, got))
			}
		}
	})
}

// shapes returns how the comments and strings of code are marked.
func shapes(l *language, code string) []string {
	var found []string
	for _, t := range l.tokens(code) {
		switch {
		case t.line != nil:
			found = append(found, t.line.mark)
		case t.block != nil:
			found = append(found, t.block.open)
		default:
			found = append(found, t.quote.open)
		}
	}
	return found
}

// However long code is, it is read in a time that grows with its length alone.
//
//nolint:paralleltest // it measures time
func TestLinear(t *testing.T) {
	for language, parts := range map[string][]string{
		"js":         {"`${", "`${`", "/", "/*", "'", "\\", "a ++/"},
		"sh":         {"\"$(", "<<", "<<a ", "$'", "$((1<<a ", "# a\n"},
		"cpp":        {"R\"(", "R\"a(", "\"", "// a\\\n"},
		"lua":        {"[[", "--[=[", "[==["},
		"ruby":       {"%q(", "%q|", "\"#{", "<<A\n"},
		"yaml":       {"a: |\n", " a: |\n", "- - ", "a: \"", "a: '"},
		"html":       {"<script", "<style>", "<!--", "<script></script>"},
		"tex":        {"\\verb|", "\\verb"},
		"php":        {"// ?>", "?>", "/*"},
		"perl":       {"=pod\n", "=cut\n"},
		"nix":        {"''", "''$"},
		"powershell": {"@\"", "\n\"@", "<#"},
	} {
		for _, part := range parts {
			bookgen.Linear(t, strconv.Quote(part)+" in "+language, 2000, func(times int) {
				Texts(strings.Repeat(part, times), language, true)
			})
		}
	}
}
