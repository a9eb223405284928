package codetext

import (
	"regexp"
	"strings"
)

// A language says how the comments and strings of a programming language are delimited.
type language struct {
	lines    []lineComment
	blocks   []blockComment
	literals []literal
	// apostrophe is what a ' is that opens none of the literals.
	apostrophe apostrophe
	// regexps says that a / may begin a regular expression.
	regexps bool
	// data says that strings are values for programs.
	data bool
	// heredocs says that <<WORD begins a text of lines, up to one that is the word.
	heredocs bool
	// shell says that the word is any word.
	shell bool
	// prompts says that a number sign at the start of a line may be the prompt of a shell.
	prompts bool
	// scalars says that there are texts of YAML, which are indented below their key.
	scalars bool
	// elements says that it is HTML, which has no comments in programs and styles.
	elements bool
	// verbatim says that it is TeX, which has such text, and percents that it is Ruby, which has
	// strings between whatever brackets.
	verbatim, percents bool
	// pairs are marks of strings and comments that have something in them.
	pairs []pair
	// escapedAnywhere says that \u is an escape in comments as well, before they are any.
	escapedAnywhere bool
}

// A lineComment begins with a mark and ends with its line.
type lineComment struct {
	mark string
	// first says that nothing may stand before it on its line, spaced that white space or
	// a bracket must.
	first, spaced bool
	// not is what it does not begin with, and stop what ends it before its line.
	not, stop string
	// continues says that a backslash at its end carries it on in the next line.
	continues bool
	unread    bool // nobody reads it as a text
}

// A blockComment stands between two marks.
type blockComment struct {
	open, close string
	nested      bool   // there may be others in it
	first       bool   // each mark begins a line
	not         string // what it does not begin with
	unread      bool   // nobody reads it as a text
}

// A literal is a string between two marks.
type literal struct {
	open, close string
	escape      escape
	lines       bool     // it may have several
	computes    []string // what expressions in it begin with
	spaced      bool     // what opens it stands after white space or a sign alone
}

// A pair has marks that are told apart by what stands in them: quotes of C++ and Lua.
type pair struct {
	open    *regexp.Regexp
	before  string // what closes it, before what the group of open has, and after that
	after   string
	comment bool
}

// An escape is how a mark that would close a string stands in it.
type escape int

// The escapes.
const (
	none      escape = iota
	backslash        // after a backslash, which escapes itself
	doubled          // twice
	backtick         // after a backtick, which escapes itself
)

// An apostrophe is what a lone ' means.
type apostrophe int

// The meanings.
const (
	mark      apostrophe = iota // it is in a word, or the language has no use for it
	character                   // it stands around one character
	lifetime                    // it may begin a name, too, as in Rust
)

var (
	doubleQuoted      = literal{open: `"`, close: `"`, escape: backslash}
	singleQuoted      = literal{open: `'`, close: `'`, escape: backslash}
	doubleQuotedLines = literal{open: `"`, close: `"`, escape: backslash, lines: true}
	cComment          = blockComment{open: "/*", close: "*/"}
	slashes           = []lineComment{{mark: "//"}}
	slashesOfC        = []lineComment{{mark: "//", continues: true}}
	hash              = []lineComment{{mark: "#"}}
	spacedHash        = []lineComment{{mark: "#", spaced: true}}
)

// languages are what is known of them, by the names in info strings.
var languages = func() map[string]*language {
	byName := map[string]*language{}
	add := func(names string, l language) {
		for name := range strings.FieldsSeq(names) {
			byName[name] = &l
		}
	}
	quotes := []literal{doubleQuoted, singleQuoted}
	triple := []literal{
		{open: `"""`, close: `"""`, escape: backslash, lines: true},
		{open: "'''", close: "'''", escape: backslash, lines: true},
		doubleQuoted, singleQuoted,
	}
	tripleDouble := []literal{{open: `"""`, close: `"""`, escape: backslash, lines: true}, doubleQuoted}
	c := []blockComment{cComment}
	nested := []blockComment{{open: "/*", close: "*/", nested: true}}

	add("c h c++ cpp cc hpp cxx objc objective-c proto protobuf glsl hlsl cuda arduino ino aidl thrift vala",
		language{lines: slashesOfC, blocks: c, literals: []literal{doubleQuoted}, apostrophe: character, pairs: rawOfC})
	add("java groovy gradle", language{escapedAnywhere: true, lines: slashes, blocks: c, literals: triple, apostrophe: character})
	add("cs csharp c#", language{lines: slashes, blocks: c, apostrophe: character, literals: []literal{
		{open: `"""`, close: `"""`, lines: true},
		{open: `@"`, close: `"`, escape: doubled, lines: true},
		{open: `@$"`, close: `"`, escape: doubled, lines: true},
		{open: `$@"`, close: `"`, escape: doubled, lines: true},
		computing(literal{open: `$"`, close: `"`, escape: backslash}, "{"),
		doubleQuoted,
	}})
	add("go golang", language{lines: slashes, blocks: c, apostrophe: character, literals: []literal{doubleQuoted, {open: "`", close: "`", lines: true}}})
	add("rust rs", language{lines: slashes, blocks: nested, literals: append(rawStrings(4), doubleQuotedLines), apostrophe: lifetime})
	add("swift", language{lines: slashes, blocks: nested, literals: append([]literal{
		{open: `#"""`, close: `"""#`, lines: true}, {open: `#"`, close: `"#`},
	}, allComputing(tripleDouble, `\(`)...)})
	add("kotlin kt kts", language{lines: slashes, blocks: nested, literals: allComputing(tripleDouble, "${"), apostrophe: character})
	add("scala", language{escapedAnywhere: true, lines: slashes, blocks: nested, literals: allComputing(tripleDouble, "${"), apostrophe: lifetime})
	add("dart", language{lines: slashes, blocks: nested, literals: allComputing(triple, "${")})
	add("zig", language{lines: append([]lineComment{{mark: `\\`, unread: true}}, slashes...), literals: quotes})
	add("v solidity sol", language{lines: slashes, blocks: c, literals: quotes})
	add("javascript js mjs cjs jsx typescript ts mts cts tsx node", language{
		lines: slashes, blocks: c, regexps: true, literals: append([]literal{computing(literal{open: "`", close: "`", escape: backslash, lines: true}, "${")}, quotes...),
	})
	add("json jsonc json5", language{data: true, lines: slashes, blocks: c, literals: quotes})
	add("php", language{lines: []lineComment{{mark: "//", stop: "?>"}, {mark: "#", not: "#[", stop: "?>"}}, blocks: c, literals: []literal{doubleQuotedLines, {open: "'", close: "'", escape: backslash, lines: true}}})
	add("css", language{data: true, blocks: c, literals: quotes})
	add("scss sass less", language{data: true, lines: []lineComment{{mark: "//", spaced: true}}, blocks: c, literals: quotes})
	add("html vue-html xml svg xhtml vue svelte astro markdown md mdx", language{elements: true, blocks: []blockComment{{open: "<!--", close: "-->", not: "<!--["}}})
	add("python py python3 py3 starlark bzl", language{lines: hash, literals: triple})
	add("ruby rb", language{
		lines: spacedHash, blocks: []blockComment{{open: "=begin", close: "=end", first: true}}, regexps: true, heredocs: true, percents: true,
		literals: []literal{computing(doubleQuotedLines, "#{"), {open: "'", close: "'", escape: backslash, lines: true}},
	})
	add("elixir ex exs", language{lines: hash, literals: allComputing(tripleDouble, "#{")})
	add("perl pl", language{lines: spacedHash, blocks: documentationOfPerl(), regexps: true, heredocs: true, literals: []literal{doubleQuotedLines, {open: "'", close: "'", escape: backslash, lines: true, spaced: true}}})
	add("r", language{lines: hash, literals: quotes})
	add("julia", language{lines: hash, blocks: []blockComment{{open: "#=", close: "=#", nested: true}}, literals: tripleDouble, apostrophe: mark})
	add("bash sh shell zsh ksh dash fish", language{lines: spacedHash, heredocs: true, shell: true, literals: []literal{computing(doubleQuotedLines, "$(", "${"), {open: "$'", close: "'", escape: backslash, lines: true}, {open: "'", close: "'", lines: true}}})
	// What programs print is there, too, with whatever quotation marks.
	add("console shell-session shellsession sh-session terminal", language{prompts: true, lines: spacedHash, literals: []literal{doubleQuoted, {open: "'", close: "'", spaced: true}}})
	add("powershell ps1 pwsh", language{lines: spacedHash, blocks: []blockComment{{open: "<#", close: "#>"}}, literals: []literal{
		{open: `@"`, close: "\n\"@", lines: true},
		{open: "@'", close: "\n'@", lines: true},
		{open: `"`, close: `"`, escape: backtick},
		{open: "'", close: "'", escape: doubled},
	}})
	add("dockerfile docker containerfile", language{data: true, heredocs: true, lines: []lineComment{{mark: "#", first: true}}, literals: []literal{doubleQuoted}})
	add("make makefile mk", language{data: true, lines: []lineComment{{mark: "#", spaced: true, continues: true}}, literals: []literal{doubleQuoted, {open: "'", close: "'"}}})
	add("cmake", language{data: true, lines: hash, blocks: []blockComment{{open: "#[[", close: "]]"}}, literals: []literal{doubleQuotedLines}})
	add("yaml yml", language{data: true, scalars: true, lines: spacedHash, literals: []literal{
		{open: `"`, close: `"`, escape: backslash, spaced: true, lines: true}, {open: "'", close: "'", escape: doubled, spaced: true, lines: true},
	}})
	add("toml", language{data: true, lines: hash, literals: append([]literal{{open: `"""`, close: `"""`, escape: backslash, lines: true}, {open: "'''", close: "'''", lines: true}}, doubleQuoted, literal{open: "'", close: "'"})})
	add("ini cfg conf properties dosini", language{lines: []lineComment{{mark: "#", first: true}, {mark: ";", first: true}}})
	add("env dotenv", language{data: true, lines: spacedHash, literals: []literal{doubleQuoted, {open: "'", close: "'"}}})
	add("hcl terraform tf", language{data: true, heredocs: true, lines: append([]lineComment{{mark: "//"}}, hash...), blocks: c, literals: []literal{computing(doubleQuoted, "${")}})
	add("graphql gql", language{lines: hash, literals: tripleDouble})
	add("nix", language{data: true, lines: hash, blocks: c, literals: []literal{doubleQuotedLines, {open: "''", close: "''", lines: true}}})
	add("tcl", language{lines: []lineComment{{mark: "#", first: true, continues: true}, {mark: ";#", continues: true}}, literals: []literal{doubleQuotedLines}})
	add("nim gdscript", language{lines: hash, literals: tripleDouble})
	add("awk gawk sed jq nginx caddyfile gitignore crontab", language{data: true, lines: spacedHash, literals: []literal{doubleQuoted}})
	add("lua", language{lines: []lineComment{{mark: "--"}}, literals: quotes, pairs: longBrackets})
	add("sql mysql postgresql postgres plsql sqlite", language{data: true, lines: []lineComment{{mark: "--"}}, blocks: c, literals: []literal{
		{open: "'", close: "'", escape: doubled, lines: true}, {open: `"`, close: `"`, escape: doubled}, {open: "`", close: "`"},
	}})
	add("haskell hs elm", language{lines: []lineComment{{mark: "--", spaced: true}}, blocks: []blockComment{{open: "{-", close: "-}", nested: true, not: "{-#"}}, literals: []literal{doubleQuoted}, apostrophe: character})
	add("ada vhdl", language{lines: []lineComment{{mark: "--"}}, literals: []literal{{open: `"`, close: `"`, escape: doubled}}, apostrophe: character})
	add("applescript", language{lines: []lineComment{{mark: "--"}}, blocks: []blockComment{{open: "(*", close: "*)", nested: true}}, literals: []literal{doubleQuoted}})
	add("ocaml ml", language{blocks: []blockComment{{open: "(*", close: "*)", nested: true}}, literals: []literal{doubleQuotedLines}, apostrophe: lifetime})
	add("fsharp fs f#", language{lines: slashes, blocks: []blockComment{{open: "(*", close: "*)", nested: true}}, literals: tripleDouble, apostrophe: lifetime})
	add("asm nasm", language{lines: []lineComment{{mark: ";"}}})
	add("clojure clj cljs elisp emacs-lisp lisp common-lisp scheme racket", language{lines: []lineComment{{mark: ";"}}, blocks: []blockComment{{open: "#|", close: "|#", nested: true}}, literals: []literal{doubleQuotedLines}})
	add("erlang erl prolog", language{lines: []lineComment{{mark: "%"}}, literals: []literal{doubleQuotedLines}})
	add("latex tex", language{verbatim: true, lines: []lineComment{{mark: "%"}}})
	add("matlab octave", language{lines: []lineComment{{mark: "%"}}, literals: []literal{{open: `"`, close: `"`, escape: doubled}, {open: "'", close: "'", escape: doubled, spaced: true}}})
	return byName
}()

// computing returns a string with what expressions in it begin with.
func computing(l literal, marks ...string) literal {
	l.computes = marks
	return l
}

func allComputing(of []literal, marks ...string) []literal {
	made := make([]literal, 0, len(of))
	for _, l := range of {
		made = append(made, computing(l, marks...))
	}
	return made
}

var (
	rawOfC = []pair{{open: regexp.MustCompile(`^(?:u8|[uUL])?R"([^ ()\\\t]{0,16})\(`), before: ")", after: `"`}}
	// longBrackets are those of Lua, of as many equals signs.
	longBrackets = []pair{
		{open: regexp.MustCompile(`^--\[(={0,16})\[`), before: "]", after: "]", comment: true},
		{open: regexp.MustCompile(`^\[(={0,16})\[`), before: "]", after: "]"},
	}
)

// documentationOfPerl are the marks that it may begin with.
func documentationOfPerl() []blockComment {
	var blocks []blockComment
	for _, open := range []string{"=pod", "=head", "=over", "=item", "=begin", "=for", "=encoding"} {
		blocks = append(blocks, blockComment{open: open, close: "=cut", first: true, unread: true})
	}
	return blocks
}

// rawStrings returns the raw strings of Rust, with up to so many signs around them.
func rawStrings(most int) []literal {
	var found []literal
	for signs := strings.Repeat("#", most); ; signs = signs[1:] {
		for _, prefix := range []string{"r", "br", "cr"} {
			found = append(found, literal{open: prefix + signs + `"`, close: `"` + signs, lines: true})
		}
		if signs == "" {
			return found
		}
	}
}
