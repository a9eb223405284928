package annotation

import (
	"sync"

	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/volume"
	"github.com/pobook/pobook/internal/website"
)

// Volumes says what is known of the messages of the volumes of a plan. It is a [volume.Annotation].
type Volumes struct {
	plan     *volume.Plan
	unit     func(section, code, checksum string) string
	locales  sync.Map // by codes: func() *Locale
	sections sync.Map // by codes and paths: func() *Section
}

// Of returns what says it for a plan. For unit see [Locale].
func Of(p *volume.Plan, unit func(section, code, checksum string) string) *Volumes {
	return &Volumes{plan: p, unit: unit}
}

// State returns the id of a message of a chapter, and how far it is.
func (a *Volumes) State(v *volume.Volume, c volume.Chapter, k po.Key) (id, state string) {
	return a.section(v, c).State(k)
}

// Messages returns the messages of a chapter.
func (a *Volumes) Messages(v *volume.Volume, c volume.Chapter) website.Messages {
	return a.section(v, c).Messages()
}

// section looks at a chapter once, whoever asks.
func (a *Volumes) section(v *volume.Volume, c volume.Chapter) *Section {
	locale, _ := a.locales.LoadOrStore(v.Locale.Code, sync.OnceValue(func() *Locale {
		l := &Locale{Config: &a.plan.Book.Config, Target: v.Target, Dead: a.plan.Dead, Unit: a.unit}
		if v.Target != nil {
			l.Glossary, _ = content.Glossary(a.plan.Book, *v.Target) // the checks say what is wrong with it
		}
		return l
	}))
	type place struct{ code, section string }
	section, _ := a.sections.LoadOrStore(place{v.Locale.Code, c.Section.Path}, sync.OnceValue(func() *Section {
		return locale.(func() *Locale)().Examine(c.Section, a.catalogue(v, c), true)
	}))
	return section.(func() *Section)()
}

// catalogue reads the catalogue of a chapter again: a chapter has of it what is shown. It could be read before.
func (a *Volumes) catalogue(v *volume.Volume, c volume.Chapter) Catalogue {
	if v.Target == nil {
		return Catalogue{}
	}
	data, err := a.plan.Book.ReadFile(a.plan.Book.Config.Places.Catalogue(*v.Target, c.Section.Path))
	if err != nil {
		return Catalogue{}
	}
	file, err := po.Parse(data)
	if err != nil {
		return Catalogue{}
	}
	return Catalogue{File: file, Data: data}
}
