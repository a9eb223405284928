package blocks

import (
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
)

// TestSizeOfPictures holds that a picture is no larger than its own size unless its author asks for it, and never larger
// than the room there is.
func TestSizeOfPictures(t *testing.T) {
	t.Parallel()
	const room, tallest = 300, 400
	tests := []struct {
		name          string
		image         document.Image
		size          design.ImageSize
		width, height float64
	}{
		{"its own size", document.Image{}, design.ImageSize{Width: 96, Height: 48}, 72, 36},
		{"too wide", document.Image{}, design.ImageSize{Width: 800, Height: 400}, 300, 150},
		{"too high", document.Image{}, design.ImageSize{Width: 400, Height: 800}, 200, 400},
		{"asked for", document.Image{Width: document.Length{Value: 192}}, design.ImageSize{Width: 96, Height: 48}, 144, 72},
		{"half of the column", document.Image{Width: document.Length{Value: 50, Percent: true}}, design.ImageSize{Width: 96, Height: 48}, 150, 75},
		{"a height", document.Image{Height: document.Length{Value: 96}}, design.ImageSize{Width: 96, Height: 48}, 144, 72},
		{"both, of which the width counts", document.Image{Width: document.Length{Value: 96}, Height: document.Length{Value: 9}}, design.ImageSize{Width: 192, Height: 96}, 72, 36},
		{"more than the column", document.Image{Width: document.Length{Value: 9000}}, design.ImageSize{Width: 96, Height: 48}, 300, 150},
	}
	for _, tt := range tests {
		if width, height := fitAsked(&tt.image, tt.size, room, tallest); width != tt.width || height != tt.height {
			t.Errorf("%s: %v × %v, want %v × %v", tt.name, width, height, tt.width, tt.height)
		}
	}
}
