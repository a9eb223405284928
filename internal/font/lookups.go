package font

// layout counts the items of GSUB or GPOS.
func (c *cost) layout(t part, subtable func(kind int, t part)) {
	scripts, features, lookups := t.from(t.at(4)), t.from(t.at(6)), t.from(t.at(8))
	c.each(scripts, 2, scripts.at(0), 6, func(script part) {
		c.count(4)(script.from(script.at(0)))
		c.each(script, 4, script.at(2), 6, c.count(4))
	})
	c.each(features, 2, features.at(0), 6, c.count(2))
	c.list(lookups, 0, func(lookup part) {
		c.list(lookup, 4, func(t part) { subtable(lookup.at(0), t) })
	})
	if t.at(2) >= 1 {
		c.variations(t.from(t.long(10)))
	}
}

func (c *cost) variations(t part) {
	n := t.long(4)
	c.pay(n)
	for i := 0; i < n && c.left >= 0; i++ {
		c.count(0)(t.from(t.long(8 + 8*i)))
		other := t.from(t.long(12 + 8*i))
		for j := range other.at(4) {
			c.count(2)(other.from(other.long(6 + 6*j + 2)))
		}
	}
}

// substitution counts the items of a subtable of GSUB.
func (c *cost) substitution(kind int, t part) {
	switch kind {
	case 1:
		c.coverage(t.from(t.at(2)))
		if t.at(0) == 2 {
			c.pay(t.at(4))
		}
	case 2, 3:
		c.coverage(t.from(t.at(2)))
		c.list(t, 4, c.count(0))
	case 4:
		c.coverage(t.from(t.at(2)))
		c.list(t, 4, c.lists(c.count(2)))
	case 5:
		c.context(t)
	case 6:
		c.chain(t)
	case 7:
		c.extension(t, c.substitution)
	case 8:
		c.coverage(t.from(t.at(2)))
		after := c.list(t, 4, c.coverage)
		c.pay(t.at(c.list(t, after, c.coverage)))
	}
}

// positioning counts the items of a subtable of GPOS.
func (c *cost) positioning(kind int, t part) {
	c.coverage(t.from(t.at(2)))
	switch kind {
	case 1:
		if t.at(0) == 2 {
			c.pay(8 * t.at(6))
		}
	case 2:
		if t.at(0) == 1 {
			c.list(t, 8, func(part) { c.pay(0) })
			return
		}
		c.classes(t.from(t.at(8)))
		c.classes(t.from(t.at(10)))
	case 3:
		c.pay(4 * t.at(4))
	case 4, 5, 6:
		c.marks(kind, t)
	case 7:
		c.context(t)
	case 8:
		c.chain(t)
	case 9:
		c.extension(t, c.positioning)
	}
}

// marks counts the items of marks and of what they are attached to: for each of these there is an
// anchor by class.
func (c *cost) marks(kind int, t part) {
	c.coverage(t.from(t.at(4)))
	c.pay(4 * t.from(t.at(8)).at(0))
	anchors := func(to part) { c.pay(to.at(0) * t.at(6)) }
	if to := t.from(t.at(10)); kind == 5 {
		c.list(to, 0, anchors)
	} else {
		anchors(to)
	}
}

func (c *cost) extension(t part, subtable func(kind int, t part)) {
	if kind := t.at(2); c.left >= 0 && kind != 7 && kind != 9 {
		subtable(kind, t.from(t.long(4)))
	} else if kind == 7 && t.at(0) == 1 {
		c.context(t.from(t.long(4)))
	}
}

// context counts the items of a rule for a sequence.
func (c *cost) context(t part) {
	rule := func(t part) { c.pay(t.at(0) + 2*t.at(2)) }
	switch t.at(0) {
	case 1:
		c.coverage(t.from(t.at(2)))
		c.list(t, 4, c.lists(rule))
	case 2:
		c.coverage(t.from(t.at(2)))
		c.classes(t.from(t.at(4)))
		c.list(t, 6, c.lists(rule))
	case 3:
		c.each(t, 6, t.at(2), 2, c.coverage)
		c.pay(2 * t.at(4))
	}
}

// chain counts the items of a rule for a sequence with others before and after it.
func (c *cost) chain(t part) {
	switch t.at(0) {
	case 1:
		c.coverage(t.from(t.at(2)))
		c.list(t, 4, c.lists(c.chainedRule))
	case 2:
		c.coverage(t.from(t.at(2)))
		for _, classes := range []int{4, 6, 8} {
			c.classes(t.from(t.at(classes)))
		}
		c.list(t, 10, c.lists(c.chainedRule))
	case 3:
		place := 2
		for range 3 {
			place = c.list(t, place, c.coverage)
		}
		c.pay(2 * t.at(place))
	}
}

func (c *cost) chainedRule(t part) {
	before := t.at(0)
	within := t.at(2 + 2*before)
	after := t.at(4 + 2*before + 2*max(within-1, 0))
	c.pay(before + within + after + 2*t.at(6+2*(before+max(within-1, 0)+after)))
}
