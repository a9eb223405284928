package config

import (
	"fmt"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// frontMatterKey is a key of front matter, or one inside another.
var frontMatterKey = regexp.MustCompile(`^[\pL\pN_-]+(?:\.[\pL\pN_-]+)*$`)

func (r *reader) readFrontMatter(node *yaml.Node) {
	items, ok := r.items(`"front_matter"`, "front_matter: [title, description]", node)
	if !ok {
		return
	}
	for _, item := range items {
		key, ok := r.text("a key of front matter", item)
		switch {
		case !ok:
		case !frontMatterKey.MatchString(key):
			r.report(item, "wrong-value", fmt.Sprintf("%q is no key of front matter", key), `write for example "title", or "params.title" for one inside another`)
		case slices.Contains(r.config.FrontMatter, key):
			r.report(item, "duplicate-value", fmt.Sprintf("%q is listed twice", key), "keep one")
		default:
			r.config.FrontMatter = append(r.config.FrontMatter, key)
		}
	}
}

// defaultLanguage is what the key code calls all languages that it does not
// name.
const defaultLanguage = "default"

func (r *reader) readCode(node *yaml.Node) {
	value := resolve(node)
	r.config.Code = map[string]string{}
	if value.Kind != yaml.MappingNode {
		if mode, ok := r.word(`"code"`, node, CodeModes); ok {
			r.config.Code[""] = mode
		}
		return
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		language, ok := r.text("a language", value.Content[i])
		if !ok {
			continue
		}
		mode, ok := r.word(fmt.Sprintf("the value of %q", language), value.Content[i+1], CodeModes)
		if !ok {
			continue
		}
		if language == defaultLanguage {
			language = ""
		}
		r.config.Code[language] = mode
	}
}

func (r *reader) readAnchors(node *yaml.Node) {
	if form, ok := r.word(`"anchors"`, node, AnchorForms); ok {
		r.config.Anchors = form
	}
}

// word reads a value that is one of some words.
func (r *reader) word(what string, node *yaml.Node, words []string) (string, bool) {
	value, ok := r.text(what, node)
	if ok && !slices.Contains(words, value) {
		r.report(node, "wrong-value", fmt.Sprintf("%s is %q, not one of %s", what, value, list(words)), diag.DidYouMean(value, words, ""))
		return "", false
	}
	return value, ok
}
