package opencc

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A configuration is what a file of OpenCC's says: texts are prepared, cut into
// segments, and each segment goes through the chain alone, so that no word of a
// dictionary is found across the edge of two.
type configuration struct {
	prepare      []matcher // characters that stand for others
	segmentation matcher   // nil for no segments: the text is one
	chain        []matcher
}

// convert makes a text of each stage.
func (c *configuration) convert(text string) string {
	ends := []int{len(text)}
	for _, m := range c.prepare {
		text, ends = replace(m, text, ends)
	}
	if c.segmentation != nil {
		ends = segments(c.segmentation, text)
	}
	for _, m := range c.chain {
		text, ends = replace(m, text, ends)
	}
	return text
}

// The form of OpenCC's configurations.
type (
	configurationFile struct {
		Prepare      []stageFile `json:"normalization"`
		Segmentation *stageFile  `json:"segmentation"`
		Chain        []stageFile `json:"conversion_chain"`
	}
	stageFile struct {
		Type       string         `json:"type"` // of a segmentation
		Dictionary dictionaryFile `json:"dict"`
	}
	dictionaryFile struct {
		Type         string           `json:"type"`
		Policy       string           `json:"match_policy"`
		Dictionaries []dictionaryFile `json:"dicts"`
		File         string           `json:"file"`
	}
)

// readConfiguration reads a configuration and reads the dictionaries that it names.
func readConfiguration(name string) (*configuration, error) {
	content, err := data.ReadFile("data/" + name + ".json")
	if err != nil {
		return nil, err
	}
	var file configurationFile
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("%s.json: %w", name, err)
	}
	c := &configuration{}
	if c.prepare, err = readStages(file.Prepare); err != nil {
		return nil, fmt.Errorf("%s.json: %w", name, err)
	}
	if c.chain, err = readStages(file.Chain); err != nil {
		return nil, fmt.Errorf("%s.json: %w", name, err)
	}
	if s := file.Segmentation; s != nil {
		if s.Type != "mmseg" {
			return nil, fmt.Errorf("%s.json: unknown segmentation %q", name, s.Type)
		}
		if c.segmentation, err = readMatcher(s.Dictionary); err != nil {
			return nil, fmt.Errorf("%s.json: %w", name, err)
		}
	}
	return c, nil
}

func readStages(files []stageFile) ([]matcher, error) {
	var stages []matcher
	for _, f := range files {
		m, err := readMatcher(f.Dictionary)
		if err != nil {
			return nil, err
		}
		stages = append(stages, m)
	}
	return stages, nil
}

func readMatcher(file dictionaryFile) (matcher, error) {
	switch file.Type {
	case "text":
		return named(strings.TrimSuffix(file.File, ".txt"))
	case "group":
		var members []matcher
		for _, f := range file.Dictionaries {
			m, err := readMatcher(f)
			if err != nil {
				return nil, err
			}
			members = append(members, m)
		}
		switch file.Policy {
		case "union":
			return newGroup(takeLongest, members), nil
		case "short_circuit":
			return newGroup(takeFirst, members), nil
		}
		return nil, fmt.Errorf("unknown policy %q", file.Policy)
	}
	return nil, fmt.Errorf("unknown type %q", file.Type)
}
