package po

import "strings"

// letterEscapes pairs the letter of each escape with the byte it stands for
// (C89 §6.1.3.4; the manual's "PO Files" takes over C's string syntax).
const letterEscapes = "a\ab\bf\fn\nr\rt\tv\v\"\"\\\\"

// unescapeLetter returns the byte that a backslash and letter stand for.
func unescapeLetter(letter byte) (value byte, ok bool) {
	for i := 0; i < len(letterEscapes); i += 2 {
		if letterEscapes[i] == letter {
			return letterEscapes[i+1], true
		}
	}
	return 0, false
}

// unescapeNumber reads the octal (at most three digits) or hexadecimal escape
// ("x" and any number of digits) that s begins with, after its backslash. As
// in GNU gettext, the lowest eight bits count. size is 0 if there is none.
func unescapeNumber(s string) (value byte, size int) {
	if strings.HasPrefix(s, "x") {
		for size = 1; size < len(s) && hexDigit(s[size]) >= 0; size++ {
			value = value<<4 | byte(hexDigit(s[size]))
		}
		if size == 1 {
			return 0, 0
		}
		return value, size
	}
	for size < min(3, len(s)) && '0' <= s[size] && s[size] <= '7' {
		value = value<<3 | (s[size] - '0')
		size++
	}
	return value, size
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	default:
		return -1
	}
}

// numberRun reads the octal and hexadecimal escapes that s begins with, one
// after the other, backslashes included: together they may spell a character
// of several bytes.
func numberRun(s string) (run []byte, size int) {
	for strings.HasPrefix(s[size:], `\`) {
		value, n := unescapeNumber(s[size+1:])
		if n == 0 {
			break
		}
		run = append(run, value)
		size += 1 + n
	}
	return run, size
}

// Quote returns s as one quoted string, as a file has it.
func Quote(s string) string { return string(appendQuoted(nil, s)) }

// appendQuoted writes s as one quoted string. The escapes are those that
// msgcat writes: all other characters, C0 controls too, stand for themselves.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); i++ {
		letter := escapeLetter(s[i])
		if letter == 0 {
			continue
		}
		b = append(b, s[done:i]...)
		b = append(b, '\\', letter)
		done = i + 1
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}

// escapeLetter returns the letter of the escape that c is written as, or 0.
func escapeLetter(c byte) byte {
	if c >= ' ' && c != '"' && c != '\\' {
		return 0
	}
	for i := 1; i < len(letterEscapes); i += 2 {
		if letterEscapes[i] == c {
			return letterEscapes[i-1]
		}
	}
	return 0
}
