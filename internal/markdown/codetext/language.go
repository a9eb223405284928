package codetext

import "strings"

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
}

// A lineComment begins with a mark and ends with its line.
type lineComment struct {
	mark string
	// first says that nothing may stand before it on its line, spaced that white space or
	// a bracket must.
	first, spaced bool
}

// A blockComment stands between two marks.
type blockComment struct {
	open, close string
	nested      bool // there may be others in it
	first       bool // each mark begins a line
}

// A literal is a string between two marks.
type literal struct {
	open, close string
	escape      escape
	lines       bool // it may have several
	spaced      bool // what opens it stands after white space or a sign alone
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
		language{lines: slashes, blocks: c, literals: []literal{doubleQuoted}, apostrophe: character})
	add("java groovy gradle", language{lines: slashes, blocks: c, literals: triple, apostrophe: character})
	add("cs csharp c#", language{lines: slashes, blocks: c, apostrophe: character, literals: []literal{
		{open: `"""`, close: `"""`, lines: true},
		{open: `@"`, close: `"`, escape: doubled, lines: true},
		{open: `$@"`, close: `"`, escape: doubled, lines: true},
		doubleQuoted,
	}})
	add("go golang", language{lines: slashes, blocks: c, apostrophe: character, literals: []literal{doubleQuoted, {open: "`", close: "`", lines: true}}})
	add("rust rs", language{lines: slashes, blocks: nested, literals: append(rawStrings(4), doubleQuotedLines), apostrophe: lifetime})
	add("swift", language{lines: slashes, blocks: nested, literals: append([]literal{
		{open: `#"""`, close: `"""#`, lines: true}, {open: `#"`, close: `"#`},
	}, tripleDouble...)})
	add("kotlin kt kts", language{lines: slashes, blocks: nested, literals: tripleDouble, apostrophe: character})
	add("scala", language{lines: slashes, blocks: nested, literals: tripleDouble, apostrophe: lifetime})
	add("dart", language{lines: slashes, blocks: nested, literals: triple})
	add("zig v solidity sol", language{lines: slashes, blocks: c, literals: quotes})
	add("javascript js mjs cjs jsx typescript ts mts cts tsx json5 jsonc node", language{
		lines: slashes, blocks: c, regexps: true, literals: append([]literal{{open: "`", close: "`", escape: backslash, lines: true}}, quotes...),
	})
	add("php", language{lines: append([]lineComment{{mark: "//"}}, hash...), blocks: c, literals: []literal{doubleQuotedLines, {open: "'", close: "'", escape: backslash, lines: true}}})
	add("css", language{data: true, blocks: c, literals: quotes})
	add("scss sass less", language{data: true, lines: []lineComment{{mark: "//", spaced: true}}, blocks: c, literals: quotes})
	add("html xml svg xhtml vue svelte astro markdown md mdx", language{blocks: []blockComment{{open: "<!--", close: "-->"}}})
	add("python py python3 py3 starlark bzl", language{lines: hash, literals: triple})
	add("ruby rb", language{
		lines: spacedHash, blocks: []blockComment{{open: "=begin", close: "=end", first: true}}, regexps: true, heredocs: true,
		literals: []literal{doubleQuotedLines, {open: "'", close: "'", escape: backslash, lines: true}},
	})
	add("elixir ex exs", language{lines: hash, literals: tripleDouble})
	add("perl pl", language{lines: spacedHash, regexps: true, heredocs: true, literals: []literal{doubleQuotedLines, {open: "'", close: "'", escape: backslash, lines: true, spaced: true}}})
	add("r", language{lines: hash, literals: quotes})
	add("julia", language{lines: hash, blocks: []blockComment{{open: "#=", close: "=#", nested: true}}, literals: tripleDouble, apostrophe: mark})
	add("bash sh shell zsh ksh dash fish", language{lines: spacedHash, heredocs: true, literals: []literal{doubleQuotedLines, {open: "'", close: "'", lines: true}}})
	// What programs print is there, too, with whatever quotation marks.
	add("console shell-session shellsession sh-session terminal", language{lines: spacedHash, literals: []literal{doubleQuoted, {open: "'", close: "'", spaced: true}}})
	add("powershell ps1 pwsh", language{lines: spacedHash, blocks: []blockComment{{open: "<#", close: "#>"}}, literals: []literal{
		{open: `"`, close: `"`, escape: backtick}, {open: "'", close: "'", escape: doubled},
	}})
	add("dockerfile docker containerfile", language{data: true, lines: []lineComment{{mark: "#", first: true}}, literals: []literal{doubleQuoted}})
	add("make makefile mk", language{lines: spacedHash})
	add("cmake", language{data: true, lines: hash, blocks: []blockComment{{open: "#[[", close: "]]"}}, literals: []literal{doubleQuotedLines}})
	add("yaml yml", language{data: true, lines: spacedHash, literals: []literal{
		{open: `"`, close: `"`, escape: backslash, spaced: true}, {open: "'", close: "'", escape: doubled, spaced: true},
	}})
	add("toml", language{data: true, lines: hash, literals: append([]literal{{open: `"""`, close: `"""`, escape: backslash, lines: true}, {open: "'''", close: "'''", lines: true}}, doubleQuoted, literal{open: "'", close: "'"})})
	add("ini cfg conf properties dosini", language{lines: []lineComment{{mark: "#", first: true}, {mark: ";", first: true}}})
	add("env dotenv", language{data: true, lines: spacedHash, literals: []literal{doubleQuoted, {open: "'", close: "'"}}})
	add("hcl terraform tf", language{data: true, lines: append([]lineComment{{mark: "//"}}, hash...), blocks: c, literals: []literal{doubleQuoted}})
	add("graphql gql", language{lines: hash, literals: tripleDouble})
	add("nix", language{data: true, lines: hash, blocks: c, literals: []literal{doubleQuotedLines, {open: "''", close: "''", lines: true}}})
	add("tcl", language{lines: []lineComment{{mark: "#", first: true}, {mark: ";#"}}, literals: []literal{doubleQuotedLines}})
	add("nim gdscript", language{lines: hash, literals: tripleDouble})
	add("awk gawk sed jq nginx caddyfile gitignore crontab", language{data: true, lines: spacedHash, literals: []literal{doubleQuoted}})
	add("lua", language{lines: []lineComment{{mark: "--"}}, blocks: []blockComment{{open: "--[[", close: "]]"}}, literals: append([]literal{{open: "[[", close: "]]", lines: true}}, quotes...)})
	add("sql mysql postgresql postgres plsql sqlite", language{data: true, lines: []lineComment{{mark: "--"}}, blocks: c, literals: []literal{{open: "'", close: "'", escape: doubled, lines: true}}})
	add("haskell hs elm", language{lines: []lineComment{{mark: "--", spaced: true}}, blocks: []blockComment{{open: "{-", close: "-}", nested: true}}, literals: []literal{doubleQuoted}, apostrophe: character})
	add("ada vhdl", language{lines: []lineComment{{mark: "--"}}, literals: []literal{{open: `"`, close: `"`, escape: doubled}}, apostrophe: character})
	add("applescript", language{lines: []lineComment{{mark: "--"}}, blocks: []blockComment{{open: "(*", close: "*)", nested: true}}, literals: []literal{doubleQuoted}})
	add("ocaml ml", language{blocks: []blockComment{{open: "(*", close: "*)", nested: true}}, literals: []literal{doubleQuotedLines}, apostrophe: lifetime})
	add("fsharp fs f#", language{lines: slashes, blocks: []blockComment{{open: "(*", close: "*)", nested: true}}, literals: tripleDouble, apostrophe: lifetime})
	add("asm nasm", language{lines: []lineComment{{mark: ";"}}})
	add("clojure clj cljs elisp emacs-lisp lisp common-lisp scheme racket", language{lines: []lineComment{{mark: ";"}}, literals: []literal{doubleQuotedLines}})
	add("erlang erl prolog", language{lines: []lineComment{{mark: "%"}}, literals: []literal{doubleQuotedLines}})
	add("latex tex", language{lines: []lineComment{{mark: "%"}}})
	add("matlab octave", language{lines: []lineComment{{mark: "%"}}, literals: []literal{{open: `"`, close: `"`, escape: doubled}, {open: "'", close: "'", escape: doubled, spaced: true}}})
	return byName
}()

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
