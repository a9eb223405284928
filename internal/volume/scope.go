package volume

import (
	"context"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
)

// How the scopes of publications end, after the code of the locale: what a file is of
// an edition has its name as well.
const (
	markdownScope = ".md"
	siteScope     = ".html"
	pdfScopes     = ".pdf"
	epubScopes    = ".epub"
)

// PseudoScope is that of the pseudo-translation.
const PseudoScope = PseudoCode + markdownScope

// rootScope is that of what the site has beside its locales.
const rootScope = "html"

// bookScope is that of a book as one file.
func bookScope(code, scopes string, edition *config.Edition) string {
	if edition == nil {
		return code + scopes
	}
	return code + scopes + "." + edition.Name
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
	if order.Books != nil && order.Books != order.Markdown {
		elsewhere := order.Markdown != nil
		clear(order.Books, func(scope string) bool {
			return !wanted(p.Book.Config, scope) || elsewhere && strings.HasSuffix(scope, markdownScope)
		})
	}
	return r
}

// wanted reports whether the configuration has what a scope is of.
func wanted(c config.Config, scope string) bool {
	if scope == rootScope {
		return true
	}
	code, rest, _ := strings.Cut(scope, ".")
	isSource := code == c.Source.Code
	if !isSource && !slices.ContainsFunc(c.Locales, func(t config.Target) bool { return t.Locale.Code == code }) {
		return false
	}
	for _, scopes := range []string{pdfScopes, epubScopes} {
		if edition, ok := strings.CutPrefix("."+rest, scopes+"."); ok {
			return c.Edition(edition) != nil
		}
	}
	return !isSource || c.Output.HasSource() || "."+rest != markdownScope
}
