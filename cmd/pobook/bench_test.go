//go:build linux

// Other systems count the memory of a finished process in bytes, or not at all.

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/encoding/traditionalchinese"
)

// BenchmarkProcess is the whole of pobook, from its start to the PDF on the
// disk, for a Chinese book of about 36 pages and one of 350.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "pobook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for _, sections := range []int{7, 67} {
		dir := chineseBook(b, sections)
		b.Run(fmt.Sprintf("sections=%d", sections), func(b *testing.B) {
			peak := int64(0)
			for b.Loop() {
				cmd := exec.Command(program, "build", "-C", dir, "--format", "pdf")
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				peak = max(peak, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
			}
			info, err := os.Stat(filepath.Join(dir, "dist", "book.zh_Hant.pdf"))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(peak)/1024, "peakMB")
			b.ReportMetric(float64(info.Size())/1e6, "fileMB")
		})
	}
}

// chineseBook writes a handbook, each of whose sections is about four pages of
// prose with lists, a table and code.
func chineseBook(b *testing.B, sections int) string {
	dir := b.TempDir()
	write := func(name, content string) {
		path := filepath.Join(dir, "handbook", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("handbook.yaml", "name: book\ntitle: 開放手冊\nsource: zh_Hant\nlocales: []\n")
	random := rand.New(rand.NewPCG(1, 2))
	for i := range sections {
		var s strings.Builder
		fmt.Fprintf(&s, "# 第 %d 章\n\n", i+1)
		for j := range 7 {
			fmt.Fprintf(&s, "## 第 %d 節：%s\n\n%s\n\n", j+1, prose(random, 8), prose(random, 420))
			fmt.Fprintf(&s, "- %s\n- **%s**：%s\n\n", prose(random, 60), prose(random, 4), prose(random, 60))
		}
		fmt.Fprintf(&s, "| 名稱 | 說明 |\n| --- | --- |\n| `po` | %s |\n| %s | %s |\n\n", prose(random, 40), prose(random, 5), prose(random, 40))
		s.WriteString("```sh\npobook build --locale zh_Hant\n```\n")
		write(fmt.Sprintf("%03d.md", i), s.String())
	}
	return dir
}

// prose makes about so many characters of Chinese, with marks and Latin as text
// about programs has them, of 1,800 Han of Big5's first level, few of them
// often.
func prose(random *rand.Rand, length int) string {
	marks := strings.Fields("， ， ， 。 、 ； ： 」， （ ） —— …… 「 」 ？")
	latin := strings.Fields("Weblate GitHub 2024 PDF pobook 50%")
	var b strings.Builder
	for n := 0; n < length; n++ {
		b.WriteString(big5(3 * int(1800*math.Pow(random.Float64(), 4))))
		switch random.IntN(24) {
		case 0, 1:
			b.WriteString(marks[random.IntN(len(marks))])
		case 2:
			b.WriteString(" " + latin[random.IntN(len(latin))] + " ")
		}
	}
	return b.String()
}

// big5 returns the nth Han of Big5's first level, whose rows have 157.
func big5(n int) string {
	row, column := 0xA4+n/157, n%157
	cell := 0x40 + column
	if column >= 63 {
		cell = 0xA1 + column - 63
	}
	han, err := traditionalchinese.Big5.NewDecoder().String(string([]byte{byte(row), byte(cell)}))
	if err != nil {
		panic(err)
	}
	return han
}
