package sfnt

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fontTools reads a program, and each glyph is what it was.
func TestSubsetIsReadByFontTools(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import fontTools").Run() != nil {
		t.Skip("python3 has no fontTools (pip install fonttools)")
	}
	for _, test := range subsets(t, []GlyphID{0, 4, 3}, 20, 200) {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			program, err := open(t, test.file).Subset(test.glyphs)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for name, content := range map[string][]byte{"font": test.file, "program": program.Bytes} {
				if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			glyphs, err := json.Marshal(program.Glyphs)
			if err != nil {
				t.Fatal(err)
			}
			compare := exec.Command(python, "testdata/compare.py", filepath.Join(dir, "font"), filepath.Join(dir, "program"))
			compare.Stdin = strings.NewReader(string(glyphs))
			if output, err := compare.CombinedOutput(); err != nil || len(output) > 0 {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
}
