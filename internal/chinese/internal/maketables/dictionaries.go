package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// configurations are those that package opencc has: all but those for Japanese.
var configurations = strings.Fields("s2t t2s s2tw tw2s s2twp tw2sp s2hk hk2s s2hkp hk2sp t2tw tw2t t2hk hk2t")

// makeDictionaries makes the data of package opencc by the names of its files: the
// configurations as OpenCC has them, and the dictionaries that they name.
func makeDictionaries(files map[string]string) (map[string]string, error) {
	made := map[string]string{}
	for _, name := range configurations {
		file := name + ".json"
		if files[file] == "" {
			return nil, fmt.Errorf("OpenCC no longer has the configuration %s", name)
		}
		made[file] = files[file]
		var configuration any
		if err := json.Unmarshal([]byte(files[file]), &configuration); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, dictionary := range filesIn(configuration) {
			if files[dictionary] == "" {
				return nil, fmt.Errorf("%s names %s, which is not there", file, dictionary)
			}
			made[dictionary] = sorted(parse(files[dictionary]))
		}
	}
	return made, nil
}

// makeCases makes a table of OpenCC's own tests of those configurations: the name, a
// text, and what it becomes.
func makeCases(files map[string]string) (string, error) {
	// It is JSON but for commas at the end of lists.
	tests := trailingComma.ReplaceAllString(files["testcases.json"], "$1")
	var document struct {
		Cases []struct {
			Input    string
			Expected map[string]string
		}
	}
	if err := json.Unmarshal([]byte(tests), &document); err != nil {
		return "", fmt.Errorf("testcases.json: %w", err)
	}
	var b strings.Builder
	for _, c := range document.Cases {
		for _, name := range slices.Sorted(maps.Keys(c.Expected)) {
			if slices.Contains(configurations, name) && !strings.ContainsAny(c.Input+c.Expected[name], "\t\n") {
				fmt.Fprintf(&b, "%s\t%s\t%s\n", name, c.Input, c.Expected[name])
			}
		}
	}
	return b.String(), nil
}

var trailingComma = regexp.MustCompile(`,(\s*[}\]])`)

// filesIn returns the values of "file" in a JSON document.
func filesIn(document any) []string {
	var found []string
	switch value := document.(type) {
	case []any:
		for _, element := range value {
			found = append(found, filesIn(element)...)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if name, ok := value[key].(string); ok && key == "file" {
				found = append(found, name)
				continue
			}
			found = append(found, filesIn(value[key])...)
		}
	}
	return found
}

// sorted writes a dictionary in the order of its bytes, each word with what OpenCC
// writes for it, which is the first that it has.
func sorted(d dictionary) string {
	var b strings.Builder
	for _, word := range slices.Sorted(maps.Keys(d)) {
		fmt.Fprintf(&b, "%s\t%s\n", word, d[word][0])
	}
	return b.String()
}
