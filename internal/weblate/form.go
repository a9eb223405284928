package weblate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/pobook/pobook/internal/diag"
)

// A Field is one setting.
type Field struct {
	Key   string // in the REST API
	Label string // on the page; empty if no page has it
	Value any    // string, bool, int, or Form for an object
	Shown string // the words that the page has for the value, if others
	// Guess says that nobody gave the value: it is what is proposed for something new,
	// and no reason to change what is there.
	Guess bool
}

// A Form is the fields of one page, in its order. As JSON it is the body of a
// request.
type Form []Field

// MarshalJSON writes an object with the fields in their order.
func (f Form) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, field := range f {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := writeMember(&b, field); err != nil {
			return nil, fmt.Errorf("%s: %w", field.Key, err)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func writeMember(b *bytes.Buffer, field Field) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false) // the regular expression is to be read
	if err := encoder.Encode(field.Key); err != nil {
		return err
	}
	b.WriteByte(':')
	return encoder.Encode(field.Value)
}

// Get returns the value of a field, or nil if the form has none of that key.
func (f Form) Get(key string) any {
	for _, field := range f {
		if field.Key == key {
			return field.Value
		}
	}
	return nil
}

// Without returns the form without some fields.
func (f Form) Without(keys ...string) Form {
	return slices.DeleteFunc(slices.Clone(f), func(field Field) bool { return slices.Contains(keys, field.Key) })
}

// text is a value as a person would enter it, on one line.
func (f Field) text() string {
	if f.Shown != "" {
		return f.Shown
	}
	switch value := f.Value.(type) {
	case bool:
		if value {
			return "on"
		}
		return "off"
	case int:
		return strconv.Itoa(value)
	case string:
		if value == "" {
			return "leave empty"
		}
		return diag.Harmless(value)
	default:
		return fmt.Sprint(value)
	}
}
