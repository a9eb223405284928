package config_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/locale"
)

func TestChooseLocales(t *testing.T) {
	t.Parallel()
	parse := func(code string) locale.Locale {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	c := config.Config{Source: parse("en"), Locales: []config.Target{{Locale: parse("zh_TW"), Folder: "zh_TW"}, {Locale: parse("fr"), Folder: "fr"}}}
	for _, tt := range []struct{ codes, want []string }{
		{nil, []string{"en", "fr", "zh_Hant"}},
		{[]string{"zh-TW", "zh_Hant"}, []string{"zh_Hant"}},
		{[]string{"en"}, []string{"en"}},
	} {
		chosen, err := c.ChooseLocales(tt.codes)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, slices.Sorted(maps.Keys(chosen))); diff != "" {
			t.Errorf("%v:\n%s", tt.codes, diff)
		}
	}
	for _, code := range []string{"de", "none", ""} {
		chosen, err := c.ChooseLocales([]string{"fr", code})
		if want := `no locale "` + code + `" in this handbook; there are en, zh_Hant, fr`; err == nil || err.Error() != want {
			t.Errorf("%q chooses %v, %v", code, chosen, err)
		}
	}
}

func TestChooseEdition(t *testing.T) {
	t.Parallel()
	c := config.Config{Editions: []config.Edition{{Name: "short"}, {Name: "workshop"}}}
	if e, err := c.ChooseEdition(""); e != nil || err != nil {
		t.Errorf("no name chooses %v, %v", e, err)
	}
	if e, err := c.ChooseEdition("workshop"); err != nil || e.Name != "workshop" {
		t.Errorf("workshop is %v, %v", e, err)
	}
	if _, err := c.ChooseEdition("long"); err == nil || err.Error() != `no edition "long" in this handbook; there are short, workshop` {
		t.Errorf("the error is %v", err)
	}
	if _, err := (config.Config{}).ChooseEdition("long"); err == nil || err.Error() != `no edition "long": handbook/handbook.yaml names none` {
		t.Errorf("the error is %v", err)
	}
}
