package apply

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// differences are the fields of a form that have other values on the server, with the values to
// send, and each change. Guesses do not count, nor what the server does not say: what it
// does not know, or does not show to the user of the key.
func differences(form weblate.Form, now client.Object) (fields map[string]any, changes []Change) {
	fields = map[string]any{}
	for _, f := range form {
		old, known := now[f.Key]
		if !known || old == nil || f.Guess {
			continue
		}
		send, found := difference(f, old, now)
		if len(found) > 0 {
			fields[f.Key] = send
			changes = append(changes, found...)
		}
	}
	return fields, changes
}

// difference compares one field, in the form in which the server has it.
func difference(f weblate.Field, old any, now client.Object) (send any, changes []Change) {
	switch f.Key {
	case "source_language":
		// The server has the whole language.
		language, _ := old.(map[string]any)
		return compared(f.Key, f.Value, language["code"], f.Value.(weblate.Form).Get("code"))
	case "repo", "push":
		// A link shows the repository that it leads to, and addresses have no user there.
		wanted, _ := f.Value.(string)
		if link, is := strings.CutPrefix(wanted, "weblate://"); is {
			return compared(f.Key, wanted, linked(now), link)
		}
		return compared(f.Key, wanted, old, withoutUser(wanted))
	case "check_flags", "language_aliases":
		// Others may have added to it.
		return compared(f.Key, union(old, f.Value), sorted(old), sorted(union(old, f.Value)))
	case "file_format_params":
		return within(f, old)
	}
	return compared(f.Key, f.Value, old, f.Value)
}

// within compares an object, of which the server takes the whole.
func within(f weblate.Field, old any) (send any, changes []Change) {
	there, _ := old.(map[string]any)
	whole := map[string]any{}
	for key, value := range there {
		whole[key] = value
	}
	for _, field := range f.Value.(weblate.Form) {
		whole[field.Key] = field.Value
		before, known := there[field.Key]
		_, found := compared(f.Key+"."+field.Key, nil, before, field.Value)
		if len(found) > 0 && !known {
			found[0].Old = ""
		}
		changes = append(changes, found...)
	}
	return whole, changes
}

// compared returns what to send if a value is another one as JSON.
func compared(key string, send, old, wanted any) (any, []Change) {
	before, after := text(old), text(wanted)
	if before == after {
		return nil, nil
	}
	return send, []Change{{Field: key, Old: before, New: after}}
}

// text is a value as JSON, which is the same for equal ones.
func text(value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(value) != nil {
		return "?"
	}
	return strings.TrimSpace(b.String())
}

// all are the fields of something new.
func all(form weblate.Form) []Change {
	var changes []Change
	for _, f := range form {
		if inner, ok := f.Value.(weblate.Form); ok && f.Key != "source_language" {
			for _, field := range inner {
				changes = append(changes, Change{Field: f.Key + "." + field.Key, New: text(field.Value)})
			}
			continue
		}
		changes = append(changes, Change{Field: f.Key, New: text(f.Value)})
	}
	return changes
}

// linked is the project and slug of the component that another is linked to; "" if it is not.
func linked(now client.Object) string {
	u, err := url.Parse(now.Text("linked_component"))
	if err != nil || u.Path == "" {
		return ""
	}
	dir, slug := path.Split(strings.TrimSuffix(u.Path, "/"))
	return path.Base(dir) + "/" + slug
}

// withoutUser is an address as the server shows it.
func withoutUser(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil || u.Host == "" {
		return address
	}
	before, after, _ := strings.Cut(address, "@")
	return before[:strings.Index(before, "//")+2] + after
}

// The lists of these fields are separated by commas.
func listOf(value any) []string {
	text, _ := value.(string)
	return strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ' ' })
}

func sorted(value any) []string {
	list := slices.Sorted(slices.Values(listOf(value)))
	return slices.Compact(list)
}

// union adds what a form has to what is there.
func union(old, wanted any) string {
	list := listOf(old)
	for _, w := range listOf(wanted) {
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return strings.Join(list, ", ")
}
