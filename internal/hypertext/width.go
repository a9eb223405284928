package hypertext

import (
	"math"
	"strconv"

	"github.com/pobook/pobook/internal/document"
)

// widthStep is to how many percent a width is rounded that an author asks for in percent:
// pages without style attributes have a class for each.
const widthStep = 5

// widthClass is the class of a width in percent.
func widthClass(width document.Length) string {
	step := min(max(math.Round(width.Value/widthStep), 1), 100/widthStep)
	return "width-" + strconv.Itoa(int(step)*widthStep)
}
