package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A dictionary is one of OpenCC's: what stands for a character or a word, the
// usual first.
type dictionary map[string][]string

func parse(file string) dictionary {
	d := dictionary{}
	for line := range strings.Lines(file) {
		word, values, found := strings.Cut(strings.TrimSpace(line), "\t")
		if found && !strings.HasPrefix(line, "#") {
			d[word] = strings.Fields(values)
		}
	}
	return d
}

// makeTables makes the contents of the tables by their names.
func makeTables(files map[string]string, regions string) (map[string]string, error) {
	toTraditional, toSimplified := parse(files["STCharacters.txt"]), parse(files["TSCharacters.txt"])
	mainland, taiwan := parse(files["TWPhrases.txt"]), parse(files["TWPhrasesRev.txt"])
	picked, err := pick(regions, map[string]dictionary{"mainland": mainland, "mainland-written": mainland, "taiwan": taiwan, "taiwan-written": taiwan})
	if err != nil {
		return nil, err
	}
	variants := parse(files["TWVariants.txt"]) // as Taiwan writes the characters
	for _, region := range []struct {
		name       string
		characters dictionary
	}{{"mainland", variants}, {"taiwan", toSimplified}} {
		for _, name := range []string{region.name, region.name + "-written"} {
			for i, w := range picked[name] {
				picked[name][i] = w.convert(region.characters)
			}
		}
		if err := keepOwn(picked[region.name], picked[region.name+"-written"]); err != nil {
			return nil, err
		}
	}
	simplified, traditional := simplifiedOnly(toTraditional, toSimplified, variants), traditionalOnly(toSimplified)
	picked["mainland-written"] = append(picked["mainland-written"], halfConverted(slices.Concat(picked["mainland"], picked["mainland-written"]), toSimplified, simplified)...)
	return map[string]string{
		"simplified.txt":       characters("Simplified characters and the Traditional ones for them.", simplified),
		"hongkong.txt":         characters("Simplified characters that Hong Kong writes too, and those of Taiwan for them.", inHongKongToo(simplified, parse(files["HKVariants.txt"]))),
		"traditional.txt":      characters("Traditional characters and the Simplified ones for them.", traditional),
		"mainland.tsv":         words("Words of the mainland, what Taiwan says, and words that they are no part of.", picked["mainland"]),
		"taiwan.tsv":           words("Words of Taiwan, what the mainland says, and words that they are no part of.", picked["taiwan"]),
		"mainland-written.tsv": words("Words that are the mainland's where they are written in its characters, and the same of them.", picked["mainland-written"]),
		"taiwan-written.tsv":   words("Words that are Taiwan's where they are written in its characters, and the same of them.", picked["taiwan-written"]),
	}, nil
}

// halfConverted returns words as they are once their characters have been written in another way,
// and of those the ones that only that way has have been written as before: 数据 becomes 數据, as 据
// is a character of both.
func halfConverted(list []word, other dictionary, only map[string]string) []word {
	back := dictionary{}
	for c, own := range only {
		back[c] = []string{own}
	}
	var half []word
	for _, w := range list {
		text := word{text: w.text}.convert(other).convert(back).text
		if text != w.text {
			half = append(half, word{text, w.instead, nil})
		}
	}
	return half
}

// keepOwn leaves of what is said instead of words only what is none of them: OpenCC has words
// that stay beside those that they become, and some of a region among those of the other.
func keepOwn(lists ...[]word) error {
	foreign := map[string]bool{}
	for _, w := range lists[0] {
		foreign[w.text] = true
	}
	for _, list := range lists {
		for i, w := range list {
			list[i].instead = slices.DeleteFunc(slices.Clone(w.instead), func(other string) bool { return other == w.text || foreign[other] })
			if len(list[i].instead) == 0 {
				return fmt.Errorf("nothing is said instead of %s but words of its region", w.text)
			}
		}
	}
	return nil
}

// inTaiwanToo are characters that OpenCC converts and Taiwan writes all the
// same, beside the form that OpenCC prefers.
const inTaiwanToo = "痴雇晒昵霉庄肴"

// simplifiedOnly returns the characters that Traditional text does not have.
func simplifiedOnly(toTraditional, toSimplified, variants dictionary) map[string]string {
	only := map[string]string{}
	for c, forms := range toTraditional {
		form := forms[0]
		if taiwan := variants[form]; taiwan != nil {
			form = taiwan[0]
		}
		common := slices.Contains(forms, c) || form == c || strings.Contains(inTaiwanToo, c)
		if _, traditional := toSimplified[c]; !common && !traditional {
			only[c] = form
		}
	}
	return only
}

// inHongKongToo returns those of some characters that Hong Kong writes, such as 户 and 税.
func inHongKongToo(simplified map[string]string, variants dictionary) map[string]string {
	too := map[string]string{}
	for _, forms := range variants {
		for _, form := range forms {
			if traditional, is := simplified[form]; is {
				too[form] = traditional
			}
		}
	}
	return too
}

// besidesGB are characters of GB 2312 that Simplified text does not have all
// the same.
const besidesGB = "後"

// traditionalOnly returns the characters that Simplified text does not have.
// Those of GB 2312, the mainland's set of 1980, it has.
func traditionalOnly(toSimplified dictionary) map[string]string {
	simplified := map[string]bool{}
	for _, forms := range toSimplified {
		for _, form := range forms {
			simplified[form] = true
		}
	}
	only := map[string]string{}
	for c, forms := range toSimplified {
		common := slices.Contains(forms, c) || simplified[c] || inGB2312(c) && !strings.Contains(besidesGB, c)
		if !common {
			only[c] = forms[0]
		}
	}
	return only
}

func inGB2312(c string) bool {
	encoded, err := simplifiedchinese.HZGB2312.NewEncoder().String(c)
	return err == nil && encoded != ""
}

// characters writes pairs of characters, some to a line.
func characters(what string, pairs map[string]string) string {
	const perLine = 40
	var b strings.Builder
	fmt.Fprintf(&b, "# %s Made from OpenCC by maketables.\n", what)
	for i, c := range slices.Sorted(maps.Keys(pairs)) {
		b.WriteString(c + pairs[c])
		if i%perLine == perLine-1 {
			b.WriteByte('\n')
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// A word is one of a region, what the other says, and the words in which it is
// not meant.
type word struct {
	text               string
	instead, unrelated []string
}

// pick returns the words that regions.txt names, by region.
func pick(regions string, from map[string]dictionary) (map[string][]word, error) {
	picked, region := map[string][]word{}, ""
	for line := range strings.Lines(regions) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			region = strings.Trim(fields[0], "[]")
		case from[region][fields[0]] == nil:
			return nil, fmt.Errorf("%s is no longer among the words of region %q in OpenCC", fields[0], region)
		default:
			picked[region] = append(picked[region], word{fields[0], from[region][fields[0]], fields[1:]})
		}
	}
	return picked, nil
}

// convert writes a word in other characters.
func (w word) convert(characters dictionary) word {
	written := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			if forms := characters[string(r)]; forms != nil {
				b.WriteString(forms[0])
			} else {
				b.WriteRune(r)
			}
		}
		return b.String()
	}
	each := func(list []string) []string {
		var converted []string
		for _, s := range list {
			converted = append(converted, written(s))
		}
		return converted
	}
	return word{written(w.text), each(w.instead), each(w.unrelated)}
}

func words(what string, list []word) string {
	slices.SortFunc(list, func(a, b word) int { return strings.Compare(a.text, b.text) })
	var b strings.Builder
	fmt.Fprintf(&b, "# %s Made from OpenCC by maketables.\n", what)
	for _, w := range list {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", w.text, strings.Join(w.instead, " "), strings.Join(w.unrelated, " "))
	}
	return b.String()
}
