package loop

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// A StoppedError is why a run has ended early.
type StoppedError struct {
	Step  string   // "Weblate: lock"; empty before the first
	Cause error    // an error of the context is not within reach of [errors.Is]
	Mend  []string // commands, and what to know of them; each a line
	Stand string   // what is where now
}

// Error says what is wrong and where things stand.
func (e *StoppedError) Error() string {
	text := e.Cause.Error()
	if e.Step != "" {
		text = e.Step + ": " + text
	}
	if e.Stand != "" {
		text += "; " + e.Stand
	}
	return text
}

// Unwrap gives the cause.
func (e *StoppedError) Unwrap() error { return e.Cause }

// A FindingsError is the error for a handbook whose errors have been reported one by one.
type FindingsError struct{ Errors int }

// Error says how many there are, and what to do.
func (e *FindingsError) Error() string {
	return fmt.Sprintf(`%s; correct them in Weblate, or here and commit that, or go on with --despite-errors`, diag.Count(e.Errors, "error"))
}

// said is what Weblate says, as the end of a sentence.
func said(detail string) string {
	if detail = strings.Join(strings.Fields(detail), " "); detail == "" {
		return ""
	}
	const most = 300
	if runes := []rune(detail); len(runes) > most {
		detail = string(runes[:most]) + "…"
	}
	return ", and says " + fmt.Sprintf("%q", detail)
}

func refusal(what string, answer Answer) error { return errors.New(what + said(answer.Detail)) }

// quoted is a word of a command line for a person to copy. What the server sends
// is no more than a word there.
func quoted(word string) string {
	plain := strings.IndexFunc(word, func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("/:._-+%@", c)
	}) < 0
	if plain && word != "" && word[0] != '-' {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
