package icc

import (
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
)

type matrix [3][3]float64

func (m matrix) of(v [3]float64) [3]float64 {
	var r [3]float64
	for i := range r {
		r[i] = m[i][0]*v[0] + m[i][1]*v[1] + m[i][2]*v[2]
	}
	return r
}

func (m matrix) times(n matrix) matrix {
	var r matrix
	for j := range 3 {
		column := m.of([3]float64{n[0][j], n[1][j], n[2][j]})
		for i := range 3 {
			r[i][j] = column[i]
		}
	}
	return r
}

// inverse is by cofactors.
func (m matrix) inverse() matrix {
	var r matrix
	det := 0.0
	for i := range 3 {
		for j := range 3 {
			a, b, c, d := m[(j+1)%3][(i+1)%3], m[(j+1)%3][(i+2)%3], m[(j+2)%3][(i+1)%3], m[(j+2)%3][(i+2)%3]
			r[i][j] = a*d - b*c
		}
	}
	for j := range 3 {
		det += m[0][j] * r[j][0]
	}
	for i := range 3 {
		for j := range 3 {
			r[i][j] /= det
		}
	}
	return r
}

func xyz(x, y float64) [3]float64 { return [3]float64{x / y, 1, (1 - x - y) / y} }

func column(v ...[3]float64) matrix {
	var m matrix
	for j := range v {
		for i := range 3 {
			m[i][j] = v[j][i]
		}
	}
	return m
}

// The numbers follow from the chromaticities of IEC 61966-2-1 and the transform of Bradford.
func TestNumbers(t *testing.T) {
	t.Parallel()
	bradford := matrix{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}
	d50, d65 := [3]float64{0.9642, 1, 0.8249}, xyz(0.3127, 0.3290)
	from, to := bradford.of(d65), bradford.of(d50)
	scale := matrix{{to[0] / from[0]}, {0, to[1] / from[1]}, {0, 0, to[2] / from[2]}}
	adapt := bradford.inverse().times(scale).times(bradford)

	primaries := column(xyz(0.64, 0.33), xyz(0.30, 0.60), xyz(0.15, 0.06))
	shares := primaries.inverse().of(d65)
	rgb := adapt.times(primaries.times(matrix{{shares[0]}, {0, shares[1]}, {0, 0, shares[2]}}))

	near := func(what string, got uint32, want float64) {
		t.Helper()
		if value := float64(int32(got)) / 65536; math.Abs(value-want) > 6e-5 {
			t.Errorf("%s is %.5f, want %.5f", what, value, want)
		}
	}
	for i := range 3 {
		near("red", red[i], rgb[i][0])
		near("green", green[i], rgb[i][1])
		near("blue", blue[i], rgb[i][2])
		near("white", white[i], d50[i])
		if sum := red[i] + green[i] + blue[i]; sum != white[i] {
			t.Errorf("the primaries add up to %x, want %x", sum, white[i])
		}
		for j := range 3 {
			near("the transform", adaptation[3*i+j], adapt[i][j])
		}
	}
	for i, want := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		near("the curve", curve[i], want)
	}
}

// The profile is whole: its size is what it says, and each tag is within it, at a multiple of
// four bytes.
func TestForm(t *testing.T) {
	t.Parallel()
	b := SRGB()
	if got := int(binary.BigEndian.Uint32(b)); got != len(b) || len(b)%4 != 0 {
		t.Errorf("it says that it has %d bytes, and has %d", got, len(b))
	}
	for i := range int(binary.BigEndian.Uint32(b[headerSize:])) {
		entry := b[headerSize+4+i*entrySize:]
		at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if at%4 != 0 || int(at+size) > len(b) {
			t.Errorf("%s is %d bytes at %d", entry[:4], size, at)
		}
	}
}

// Little CMS takes colours of the profile for those of sRGB that it has itself, to a step of 256
// at most.
func TestLittleCMS(t *testing.T) {
	t.Parallel()
	python := oracle.RequirePython(t, "PIL.ImageCms")
	file := filepath.Join(t.TempDir(), "srgb.icc")
	if err := os.WriteFile(file, SRGB(), 0o644); err != nil {
		t.Fatal(err)
	}
	const program = `
import sys
from PIL import Image, ImageCms
ours = ImageCms.getOpenProfile(sys.argv[1])
theirs = ImageCms.createProfile("sRGB")
print(ImageCms.getProfileDescription(ours).strip())
print(ours.profile.version, ours.profile.device_class, ours.profile.xcolor_space.strip())
steps = range(0, 256, 15)
image = Image.new("RGB", (len(steps) ** 2, len(steps)))
image.putdata([(r, g, b) for b in steps for r in steps for g in steps])
worst = 0
for a, b in ((ours, theirs), (theirs, ours)):
    other = ImageCms.profileToProfile(image, a, b)
    worst = max(worst, max(abs(x - y) for p, q in zip(image.getdata(), other.getdata()) for x, y in zip(p, q)))
print(worst)
`
	out, err := exec.Command(python, "-c", program, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 3 || lines[0] != "sRGB IEC61966-2.1" || lines[1] != "4.2 mntr RGB" || lines[2] != "0" && lines[2] != "1" {
		t.Errorf("%s", out)
	}
}
