package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/exchange"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

// A memoryFile is a memory that the user names, and what it gives.
type memoryFile struct {
	name  string
	given []exchange.Contribution
}

// addMemories reads memories that the user names into the compendia of an update, and
// says of each what is in it.
func addMemories(a *app, b *book.Book, targets []config.Target, names []string, options *update.Options) ([]memoryFile, error) {
	if options.Compendia == nil {
		options.Compendia = map[string]*merging.Compendium{}
	}
	languages := exchange.LanguagesOf(b.Config, targets)
	var files []memoryFile
	for _, name := range names {
		if strings.EqualFold(filepath.Ext(name), ".po") || isXLIFF(name) {
			return nil, fmt.Errorf("%s is not a memory or a table; use \"pobook import\"", name)
		}
		data, err := os.ReadFile(a.path(name))
		if err != nil {
			return nil, named(name, err)
		}
		m, err := exchange.ReadMemory(name, data, languages)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(a.err, "%s: %s%s\n", name, describeMemory(*m, targets), otherIn(*m))
		files = append(files, memoryFile{name, exchange.AddMemory(options.Compendia, name, m, b.Config.Sections)})
	}
	return files, nil
}

// imports counts what has become of the texts of the memory, by what an update says of
// its translations. Of several into one locale the one that was taken counts.
func (f memoryFile) imports(fates map[string]map[*po.Entry]merging.Fate) []report.Import {
	var imports []report.Import
	for _, g := range f.given {
		i := report.Import{Name: f.name, Locale: g.Code}
		for _, text := range g.Texts {
			fate := merging.Untranslated
			for _, e := range text {
				fate = max(fate, fates[g.Code][e])
			}
			switch fate {
			case merging.Taken:
				i.Finished++
			case merging.TakenFuzzy:
				i.Fuzzy++
			case merging.Present:
				i.Present++
			case merging.PassedOver:
				i.PassedOver++
			default:
				i.NotPlaced++
			}
		}
		imports = append(imports, i)
	}
	return imports
}

// otherIn says what of a memory is of no use to the handbook.
func otherIn(m memory.Memory) string {
	const most = 10
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(m.Other)) {
		if len(parts) == most {
			parts = append(parts, "others")
			break
		}
		parts = append(parts, fmt.Sprintf("%d in %q", m.Other[name], name))
	}
	if len(parts) == 0 {
		return ""
	}
	return "; not read: " + strings.Join(parts, ", ")
}

// describeMemory counts what a memory has: "12 texts; zh_Hant 12, 3 of them fuzzy".
func describeMemory(m memory.Memory, targets []config.Target) string {
	parts := []string{diag.Count(len(m.Units), "text")}
	for _, t := range targets {
		translated, doubtful := m.Count(t.Locale.Code)
		part := fmt.Sprintf("%s %d", t.Locale.Code, translated)
		if doubtful > 0 {
			part += fmt.Sprintf(", %d of them fuzzy", doubtful)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
