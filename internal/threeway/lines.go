package threeway

import "slices"

// mergeLines merges lists of lines, such as comments. Lines that only one side has added
// or removed are added or removed where they stand; where both have changed the same
// place, the new lines of both are kept, ours first.
func mergeLines(was []string, now [2][]string) []string {
	if winner, both := pick(was, now, ours, slices.Equal[[]string]); !both {
		return now[winner]
	}
	first, second := changeOf(was, now[ours]), changeOf(was, now[theirs])
	if second.to < first.from {
		first, second = second, first
	}
	if first.to < second.from {
		return slices.Concat(was[:first.from], first.lines, was[first.to:second.from], second.lines, was[second.to:])
	}
	// They meet: each side's lines of the place that either has changed.
	from, to := min(first.from, second.from), max(first.to, second.to)
	place := was[from:to]
	var changed [2][]string
	for i, c := range [2]change{changeOf(was, now[ours]), changeOf(was, now[theirs])} {
		changed[i] = slices.Concat(was[from:c.from], c.lines, was[c.to:to])
	}
	return slices.Concat(was[:from], mergeItems(place, changed), was[to:])
}

// A change replaces a range of lines.
type change struct {
	from, to int
	lines    []string
}

// changeOf returns the shortest change that makes one list of another.
func changeOf(was, now []string) change {
	from := 0
	for from < min(len(was), len(now)) && was[from] == now[from] {
		from++
	}
	end := 0
	for end < min(len(was), len(now))-from && was[len(was)-1-end] == now[len(now)-1-end] {
		end++
	}
	return change{from, len(was) - end, now[from : len(now)-end]}
}

// mergeItems merges lists as sets, such as flags: what a side has added is added, what it
// has removed is removed.
func mergeItems(was []string, now [2][]string) []string {
	if winner, both := pick(was, now, ours, slices.Equal[[]string]); !both {
		return now[winner]
	}
	before, in := setOf(was), [2]map[string]bool{setOf(now[ours]), setOf(now[theirs])}
	var merged []string
	for _, item := range now[ours] {
		if in[theirs][item] || !before[item] {
			merged = append(merged, item)
		}
	}
	for _, item := range now[theirs] {
		if !in[ours][item] && !before[item] {
			merged = append(merged, item)
		}
	}
	return merged
}

func setOf(items []string) map[string]bool {
	set := make(map[string]bool, len(items))
	for _, item := range items {
		set[item] = true
	}
	return set
}
