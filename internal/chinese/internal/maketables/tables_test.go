package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/opencc"
)

func TestMakeTables(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"STCharacters.txt": "# comment\n\n国\t國\n户\t戶\n后\t後 后\n群\t羣\n痴\t癡\n",
		"TSCharacters.txt": "國\t国\n後\t后\n乾\t干 乾\n糖\t糖\n件\t件\n菸\t烟\n軟\t软\n體\t体\n動\t动\n",
		"TWVariants.txt":   "羣\t群\n麪\t麵\n",
		"HKVariants.txt":   "戶\t户\n衛\t衞\n",
		"TWPhrases.txt":    "軟件\t軟體\n方便麪\t泡麵 速食麵\n",
		"TWPhrasesRev.txt": "軟體\t軟件 軟體\n體案\t文件\n",
	}
	got, err := makeTables(files, "# x\n[mainland]\n方便麪\n軟件 軟件事\n[taiwan]\n軟體 軟體動\n[taiwan-written]\n體案\n")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"simplified.txt":       "# Simplified characters and the Traditional ones for them. Made from OpenCC by maketables.\n国國户戶\n",
		"hongkong.txt":         "# Simplified characters that Hong Kong writes too, and those of Taiwan for them. Made from OpenCC by maketables.\n户戶\n",
		"traditional.txt":      "# Traditional characters and the Simplified ones for them. Made from OpenCC by maketables.\n動动國国後后軟软體体\n",
		"mainland.tsv":         "# Words of the mainland, what Taiwan says, and words that they are no part of. Made from OpenCC by maketables.\n方便麵\t泡麵 速食麵\t\n軟件\t軟體\t軟件事\n",
		"mainland-written.tsv": "# Words that are the mainland's where they are written in its characters, and the same of them. Made from OpenCC by maketables.\n软件\t軟體\t\n",
		"taiwan-written.tsv":   "# Words that are Taiwan's where they are written in its characters, and the same of them. Made from OpenCC by maketables.\n体案\t文件\t\n",
		"taiwan.tsv":           "# Words of Taiwan, what the mainland says, and words that they are no part of. Made from OpenCC by maketables.\n软体\t软件\t软体动\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := makeTables(files, "[mainland]\n硬件\n"); err == nil {
		t.Error("a word that OpenCC does not have is no error")
	}
	files["TWPhrases.txt"] = "軟件\t軟件\n"
	if _, err := makeTables(files, "[mainland]\n軟件\n"); err == nil {
		t.Error("a word for which there is only itself is no error")
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	if opencc.Version != version {
		t.Errorf("package opencc says that its data is of version %s, not %s", opencc.Version, version)
	}
}

func TestMakeDictionaries(t *testing.T) {
	t.Parallel()
	files := map[string]string{"A.txt": "# comment\n\n乙\t二 兩\n甲\t一\n"}
	for _, name := range configurations {
		files[name+".json"] = `{"conversion_chain": [{"dict": {"type": "group", "dicts": [{"type": "text", "file": "A.txt"}]}}]}`
	}
	made, err := makeDictionaries(files)
	if err != nil || len(made) != len(configurations)+1 {
		t.Fatalf("%d files are made, %v", len(made), err)
	}
	if got := made["A.txt"]; got != "乙\t二\n甲\t一\n" {
		t.Errorf("the dictionary is not the words in order with the first value of each: %q", got)
	}
	delete(files, "A.txt")
	if _, err := makeDictionaries(files); err == nil {
		t.Error("a dictionary that is not there is no error")
	}
	delete(files, "s2t.json")
	if _, err := makeDictionaries(files); err == nil {
		t.Error("a configuration that is not there is no error")
	}
}

func TestMakeCases(t *testing.T) {
	t.Parallel()
	cases, err := makeCases(map[string]string{"testcases.json": `{"cases": [{"input": "甲", "expected": {"t2s": "乙", "jp2t": "丙", },}, ]}`})
	if err != nil || cases != "t2s\t甲\t乙\n" {
		t.Errorf("the table is %q, %v", cases, err)
	}
}
