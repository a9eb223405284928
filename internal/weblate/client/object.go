package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// An Object is one thing as the API has it: numbers are of type [json.Number].
type Object map[string]any

// object decodes one item of a list.
func object(item json.RawMessage) (Object, error) {
	d := json.NewDecoder(bytes.NewReader(item))
	d.UseNumber()
	var o Object
	if err := d.Decode(&o); err != nil {
		return nil, fmt.Errorf("the answer cannot be read: %w", err)
	}
	if o == nil {
		return nil, errors.New("an item of the list is nothing")
	}
	return o, nil
}

// Text returns a field, or "" if it is not there or no text.
func (o Object) Text(key string) string {
	text, _ := o[key].(string)
	return text
}

// Is reports whether a field is true.
func (o Object) Is(key string) bool { return o[key] == true }

// Number returns a field, or 0 if it is not there or no whole number.
func (o Object) Number(key string) int {
	number, _ := o[key].(json.Number)
	n, _ := number.Int64()
	return int(n)
}
