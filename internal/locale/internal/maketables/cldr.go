package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A cldr is what is taken from CLDR.
type cldr struct {
	misc, names map[string][]byte // files by path
	available   []string          // tags of all locales
	content     []string          // tags that others stand for, as ar-001 for ar
	likely      map[string]string // "sr" to "sr-Cyrl-RS" (UTS #35, Likely Subtags)
	scripts     map[string]scriptFacts
	licence     string
}

type scriptFacts struct {
	RTL    string `json:"rtl"`
	Letter string `json:"sampleChar"`
}

func readCLDR(folder string) (*cldr, error) {
	core, err := readPackage(folder, cldrCore)
	if err != nil {
		return nil, err
	}
	c := &cldr{licence: string(core["LICENSE"])}
	if c.misc, err = readPackage(folder, cldrMisc); err != nil {
		return nil, err
	}
	if c.names, err = readPackage(folder, cldrNames); err != nil {
		return nil, err
	}
	var available struct {
		Locales struct {
			Full []string `json:"full"`
		} `json:"availableLocales"`
	}
	var content struct {
		Tags []string `json:"defaultContent"`
	}
	var likely struct {
		Supplemental struct {
			Subtags map[string]string `json:"likelySubtags"`
		} `json:"supplemental"`
	}
	var scripts struct {
		Facts map[string]scriptFacts `json:"scriptMetadata"`
	}
	for name, into := range map[string]any{
		"availableLocales.json": &available, "defaultContent.json": &content,
		"supplemental/likelySubtags.json": &likely, "scriptMetadata.json": &scripts,
	} {
		if err := decode(core, name, into); err != nil {
			return nil, err
		}
	}
	c.available, c.content, c.likely, c.scripts = available.Locales.Full, content.Tags, likely.Supplemental.Subtags, scripts.Facts
	return c, nil
}

// subtags are the parts of a tag. rest has variants and what is private.
type subtags struct{ language, script, region, rest string }

var tagForm = regexp.MustCompile(`^([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?(?:-(.+))?$`)

func split(tag string) subtags {
	m := tagForm.FindStringSubmatch(tag)
	if m == nil {
		return subtags{language: "und", rest: tag}
	}
	return subtags{m[1], m[2], m[3], m[4]}
}

func (s subtags) join() string {
	var parts []string
	for _, part := range []string{s.language, s.script, s.region, s.rest} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "-")
}

// full fills in the script and the region that go without saying. The region is
// that of the content which CLDR has, and only then the likely one: Arabic is
// that of the world.
func (c *cldr) full(tag string) subtags {
	s := split(tag)
	for _, try := range []subtags{
		{s.language, s.script, s.region, ""}, {s.language, "", s.region, ""}, {s.language, s.script, "", ""}, {s.language, "", "", ""},
	} {
		found, ok := c.likely[try.join()]
		if !ok {
			continue
		}
		likely := split(found)
		if s.region == "" {
			s.region = likely.region
			for _, content := range c.content {
				if other := split(content); (subtags{other.language, other.script, "", ""}) == (subtags{s.language, s.script, "", ""}) {
					s.region = other.region
				}
			}
		}
		if s.script == "" {
			s.script = likely.script
		}
		break
	}
	return s
}

// dataFor returns the tags under which CLDR may have what is said of a tag, the
// closest first.
func (c *cldr) dataFor(tag string) []string {
	s := split(tag)
	list := []string{tag, subtags{s.language, s.script, s.region, ""}.join(), subtags{s.language, s.script, "", ""}.join()}
	if c.full(s.language).script == c.full(tag).script {
		list = append(list, subtags{s.language, "", s.region, ""}.join(), s.language)
	}
	return slices.Compact(list)
}

// quotes returns the quotation marks of a tag, outer and inner ones, by language
// or else by script, or else those of CLDR's root.
func (c *cldr) quotes(tag string) string {
	byScript := map[string]string{"Hans": "zh", "Hant": "zh-Hant", "Jpan": "ja", "Cyrl": "ru"}
	for _, try := range append(c.dataFor(tag), byScript[c.full(tag).script], "und") {
		var file struct {
			Main map[string]struct {
				Delimiters struct {
					Open       string `json:"quotationStart"`
					Close      string `json:"quotationEnd"`
					InnerOpen  string `json:"alternateQuotationStart"`
					InnerClose string `json:"alternateQuotationEnd"`
				} `json:"delimiters"`
			} `json:"main"`
		}
		if decode(c.misc, "main/"+try+"/delimiters.json", &file) == nil {
			d := file.Main[try].Delimiters
			return d.Open + d.Close + d.InnerOpen + d.InnerClose
		}
	}
	return "“”‘’"
}

// letters returns the characters that a language is written with, and its marks,
// as CLDR writes sets of them (UTS #35, part 1, Unicode Sets) but for spaces, which
// mean nothing there; "" if it does not say.
func (c *cldr) letters(tag string) (letters, marks string) {
	var file struct {
		Main map[string]struct {
			Characters struct {
				Letters string `json:"exemplarCharacters"`
				Marks   string `json:"punctuation"`
			} `json:"characters"`
		} `json:"main"`
	}
	if decode(c.misc, "main/"+tag+"/characters.json", &file) != nil {
		return "", ""
	}
	characters := file.Main[tag].Characters
	spaces := strings.NewReplacer(" ", "")
	return spaces.Replace(characters.Letters), spaces.Replace(characters.Marks)
}

// A display is how the names of languages are said in one of them.
type display struct {
	languages, scripts, territories map[string]string
	pattern, separator              string
}

func (c *cldr) display(tag string) (display, bool) {
	d := display{languages: map[string]string{}, scripts: map[string]string{}, territories: map[string]string{}}
	type section struct {
		Names struct {
			Languages   map[string]string `json:"languages"`
			Scripts     map[string]string `json:"scripts"`
			Territories map[string]string `json:"territories"`
			Pattern     struct {
				Pattern   string `json:"localePattern"`
				Separator string `json:"localeSeparator"`
			} `json:"localeDisplayPattern"`
		} `json:"localeDisplayNames"`
	}
	for _, name := range []string{"languages", "scripts", "territories", "localeDisplayNames"} {
		var file struct {
			Main map[string]section `json:"main"`
		}
		if decode(c.names, "main/"+tag+"/"+name+".json", &file) != nil {
			continue
		}
		names := file.Main[tag].Names
		maps.Copy(d.languages, names.Languages)
		maps.Copy(d.scripts, names.Scripts)
		maps.Copy(d.territories, names.Territories)
		if names.Pattern.Pattern != "" {
			d.pattern, d.separator = names.Pattern.Pattern, names.Pattern.Separator
		}
	}
	return d, len(d.languages) > 0 && d.pattern != ""
}

// say names a tag in the words of d, or returns "" if d has none for it.
func (d display) say(tag string) string {
	s := split(tag)
	for _, whole := range []subtags{s, {s.language, s.script, "", ""}, {s.language, "", s.region, ""}, {s.language, "", "", ""}} {
		name := d.languages[whole.join()]
		if name == "" || name == whole.join() {
			continue
		}
		var rest []string
		for _, part := range []struct{ said, subtag, name string }{{whole.script, s.script, d.scripts[s.script]}, {whole.region, s.region, d.territories[s.region]}} {
			if part.subtag == "" || part.said != "" {
				continue
			}
			if part.name == "" {
				return ""
			}
			rest = append(rest, part.name)
		}
		if len(rest) == 0 {
			return name
		}
		said := strings.ReplaceAll(d.separator, "{1}", "\x00")
		said = strings.ReplaceAll(strings.ReplaceAll(said, "{0}", rest[0]), "\x00", rest[len(rest)-1])
		if len(rest) == 1 {
			said = rest[0]
		}
		return strings.ReplaceAll(strings.ReplaceAll(d.pattern, "{0}", name), "{1}", said)
	}
	return ""
}

// autonym names a tag in its own language, or returns "".
func (c *cldr) autonym(tag string) string {
	for _, try := range c.dataFor(tag) {
		if d, ok := c.display(try); ok {
			if name := d.say(tag); name != "" {
				return name
			}
		}
	}
	return ""
}
