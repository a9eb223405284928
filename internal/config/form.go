package config

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
)

// A form is what a value may be, in the words of JSON Schema (draft-07). It says less than
// the reader of the value, which knows the rest of the file and which sections there are.
// What it refuses the reader refuses too, but for numbers in quotes, and hyphens for
// underscores in the names of checks.
type form struct {
	Schema        string          `json:"$schema,omitempty"`
	ID            string          `json:"$id,omitempty"`
	Title         string          `json:"title,omitempty"`
	Description   string          `json:"description,omitempty"`
	Examples      []any           `json:"examples,omitempty"`
	Ref           string          `json:"$ref,omitempty"`
	Type          string          `json:"type,omitempty"`
	Enum          []string        `json:"enum,omitempty"`
	Pattern       string          `json:"pattern,omitempty"`
	MaxLength     int             `json:"maxLength,omitempty"`
	Minimum       *float64        `json:"minimum,omitempty"`
	Maximum       *float64        `json:"maximum,omitempty"`
	AnyOf         []form          `json:"anyOf,omitempty"`
	Items         *form           `json:"items,omitempty"`
	MinItems      int             `json:"minItems,omitempty"`
	UniqueItems   bool            `json:"uniqueItems,omitempty"`
	Required      []string        `json:"required,omitempty"`
	Properties    map[string]form `json:"properties,omitempty"`
	PropertyNames *form           `json:"propertyNames,omitempty"`
	Additional    any             `json:"additionalProperties,omitempty"` // false, or a form
	Definitions   map[string]form `json:"definitions,omitempty"`
}

// Names of definitions in the schema.
const (
	checkDefinition   = "check"
	layoutDefinition  = "layout"
	editionDefinition = "edition"
)

// someText is text that is not blank.
func someText() form { return form{Type: "string", Pattern: `[^ \t\r\n]`} }

func oneOf(words []string) form { return form{Type: "string", Enum: words} }

func trueOrFalse() form { return form{Type: "boolean"} }

func nothing() form { return form{Type: "null"} }

func numberWithin(least, most float64) form {
	return form{Type: "number", Minimum: &least, Maximum: &most}
}

func wholeWithin(least, most float64) form {
	f := numberWithin(least, most)
	f.Type = "integer"
	return f
}

// matching is text of a form that ECMA 262 can say too, as JSON Schema asks (draft-07,
// "Regular Expressions"): classes of Unicode need braces there.
func matching(text *regexp.Regexp) form {
	return form{Type: "string", Pattern: strings.NewReplacer(`\pL`, `\p{L}`, `\pN`, `\p{N}`).Replace(text.String())}
}

// upTo limits text to a number of characters.
func (f form) upTo(most int) form {
	f.MaxLength = most
	return f
}

func either(forms ...form) form { return form{AnyOf: forms} }

// listOf is a list in which nothing is twice.
func listOf(item form) form { return form{Type: "array", Items: &item, UniqueItems: true} }

// mapOf is keys of a form, which are the user's, with values of another.
func mapOf(name, value form) form {
	return form{Type: "object", PropertyNames: &name, Additional: value}
}

// mappingOf is the known keys of a mapping with the forms of their values.
func mappingOf(values map[string]form, required ...string) form {
	return form{Type: "object", Properties: values, Required: required, Additional: false}
}

// definedAs refers to one of the definitions of the whole.
func definedAs(definition string) form { return form{Ref: "#/definitions/" + definition} }

// json writes a form, which ends in a line feed. Nothing in a form keeps it from being written.
func (f form) json() []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(f); err != nil {
		panic(err)
	}
	return b.Bytes()
}
