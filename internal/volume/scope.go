package volume

import (
	"context"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
)

// How the scopes of publications end, after the code of the locale: what a PDF is of
// an edition has its name as well.
const (
	markdownScope = ".md"
	pdfScopes     = ".pdf"
)

// PseudoScope is that of the pseudo-translation.
const PseudoScope = PseudoCode + markdownScope

func pdfScope(code string, edition *config.Edition) string {
	if edition == nil {
		return code + pdfScopes
	}
	return code + pdfScopes + "." + edition.Name
}

// removeOld removes what earlier builds have written of locales and editions that the
// configuration has no more, and Markdown where it does not go any more.
func removeOld(ctx context.Context, p *Plan, order Order) Result {
	var r Result
	clear := func(o *book.Output, stale func(scope string) bool) {
		for _, scope := range o.Scopes() {
			if scope != PseudoScope && stale(scope) {
				done := o.Publish(ctx, book.Publication{Scope: scope, Whole: true, Overwrite: order.Overwrite}, r.Found.Add)
				r.Removed += done.Removed
			}
		}
	}
	if order.Markdown != nil {
		clear(order.Markdown, func(scope string) bool { return !wanted(p.Book.Config, scope) })
	}
	if order.PDF != nil && order.PDF != order.Markdown {
		elsewhere := order.Markdown != nil
		clear(order.PDF, func(scope string) bool {
			return !wanted(p.Book.Config, scope) || elsewhere && strings.HasSuffix(scope, markdownScope)
		})
	}
	return r
}

// wanted reports whether the configuration has what a scope is of.
func wanted(c config.Config, scope string) bool {
	code, rest, _ := strings.Cut(scope, ".")
	isSource := code == c.Source.Code
	if !isSource && !slices.ContainsFunc(c.Locales, func(t config.Target) bool { return t.Locale.Code == code }) {
		return false
	}
	if edition, ok := strings.CutPrefix("."+rest, pdfScopes+"."); ok {
		return c.Edition(edition) != nil
	}
	return !isSource || c.Output.HasSource() || "."+rest != markdownScope
}
