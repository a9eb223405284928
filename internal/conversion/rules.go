package conversion

import (
	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
)

// Rules say from what to what is converted.
type Rules struct {
	From, To locale.Locale
	// Source is the locale that the sections are written in. It may be From.
	Source locale.Locale
	// FromTerms and ToTerms are the agreed terms of the two; nil for none.
	FromTerms, ToTerms *glossary.Glossary
}

// A standard is what OpenCC knows of a region. Singapore writes as the mainland does.
type standard int

const (
	mainland standard = iota
	taiwan
	hongKong
)

func standardOf(l locale.Locale) standard {
	switch chinese.RegionOf(l.Code) {
	case chinese.Taiwan:
		return taiwan
	case chinese.HongKong:
		return hongKong
	default:
		return mainland
	}
}

// configurations are those of OpenCC, in turn. Between Taiwan and Hong Kong they
// change characters alone, since Hong Kong has words of both regions; that Taiwan has
// others is left to package chinese.
var configurations = map[[2]standard][]string{
	{taiwan, mainland}:   {"tw2sp"},
	{mainland, taiwan}:   {"s2twp"},
	{hongKong, mainland}: {"hk2sp"},
	{mainland, hongKong}: {"s2hkp"},
	{taiwan, hongKong}:   {"tw2t", "t2hk"},
	{hongKong, taiwan}:   {"hk2t", "t2tw"},
}
