package main

import (
	"fmt"
	"slices"
	"sync"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/volume"
)

// A buildProgress puts how far the volumes are that are being made on one line.
type buildProgress struct {
	line  *progressLine
	mutex sync.Mutex
	order []string // locales, as they have begun
	steps map[string]volume.Step
}

func newBuildProgress(line *progressLine) *buildProgress {
	return &buildProgress{line: line, steps: map[string]volume.Step{}}
}

// at takes in how far a volume is.
func (p *buildProgress) at(s volume.Step) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	switch _, begun := p.steps[s.Locale]; {
	case s.Done:
		p.order = slices.DeleteFunc(p.order, func(locale string) bool { return locale == s.Locale })
	case !begun:
		p.order = append(p.order, s.Locale)
	}
	p.steps[s.Locale] = s
	var parts []string
	for _, locale := range p.order {
		parts = append(parts, said(p.steps[locale]))
	}
	p.line.showFirst(parts)
}

func said(s volume.Step) string {
	pages := diag.Count(s.Pages, "page")
	if s.Writing {
		return fmt.Sprintf("%s: writing %s", s.Locale, pages)
	}
	return fmt.Sprintf("%s: %d of %s, %s", s.Locale, s.Set, diag.Count(s.Sections, "section"), pages)
}
