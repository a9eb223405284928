package picture

// Notes are what a file says about how its pixels are to be shown.
type notes struct {
	turn    Turn
	density float64 // pixels to the inch, 0 if unknown
}

// The densities that can be meant. Less than 96 is that of a screen, or a default that nobody has
// chosen; more than that of an image setter is a slip.
const (
	leastDensity = 1
	mostDensity  = 4800
)

func (n *notes) setDensity(d float64) {
	if d >= leastDensity && d <= mostDensity {
		n.density = d
	}
}

const (
	centimetresPerInch = 2.54
	metresPerInch      = centimetresPerInch / 100
)
