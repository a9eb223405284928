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
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/pobook/pobook/internal/bookgen"
)

// BenchmarkProcess is the whole of pobook, from its start to the PDF on the
// disk, for Chinese books of about 45, 420, 3,200 and 5,600 pages. Besides the wall clock it
// reports, of the process: the processor time and the most memory for a page, the pages for a
// second, and how long the file is for a page. Whatever is in proportion to the
// length of a book is the same for the three long ones.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "pobook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for _, sections := range []int{7, 67, 515, 900} {
		dir := chineseBook(b, sections)
		b.Run(fmt.Sprintf("sections=%d", sections), func(b *testing.B) {
			var peak, pages int64
			var took time.Duration
			for b.Loop() {
				cmd := exec.Command(program, "build", "-C", dir, "--format", "pdf")
				out, err := cmd.CombinedOutput()
				if err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				pages = pagesSaid(b, string(out))
				peak = max(peak, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
				took += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
			info, err := os.Stat(filepath.Join(dir, "dist", "book.zh_Hant.pdf"))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(pages), "pages")
			b.ReportMetric(float64(pages)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
			b.ReportMetric(took.Seconds()*1000/float64(b.N)/float64(pages), "cpu-ms/page")
			b.ReportMetric(float64(peak)/1024, "peakMB")
			b.ReportMetric(float64(peak)*1.024/float64(pages), "peakkB/page")
			b.ReportMetric(float64(info.Size())/1000/float64(pages), "filekB/page")
		})
	}
}

// pagesSaid reads of how many pages a build has written a PDF.
func pagesSaid(b *testing.B, out string) int64 {
	_, rest, _ := strings.Cut(out, "(")
	pages, err := strconv.ParseInt(strings.Fields(rest + " ")[0], 10, 64)
	if err != nil {
		b.Fatalf("%q names no pages", out)
	}
	return pages
}

// chineseBook writes a handbook, each of whose sections is about six pages of
// prose with headings, lists, footnotes, links, a table and code.
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
			fmt.Fprintf(&s, "%s[%s](%03d.md)，%s[^%d]，見 <https://example.org/%d/%d>。\n\n[^%d]: %s\n\n",
				prose(random, 40), prose(random, 6), random.IntN(sections), prose(random, 50), j, i, j, j, prose(random, 30))
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

// BenchmarkSite is the whole of pobook, from its start to the site and the EPUB on the disk, for a
// book of 300,000 words in 200 sections. It reports processor time, the most memory, and how
// large the index of the search is.
func BenchmarkSite(b *testing.B) {
	program := filepath.Join(b.TempDir(), "pobook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	files := map[string]string{"handbook/handbook.yaml": "name: book\ntitle: A book\nsource: en\nlocales: []\n"}
	for _, f := range bookgen.Book(200, 300_000) {
		files["handbook/"+f.Path] = string(f.Source)
	}
	dir := bookgen.Folder(b, files)
	for _, format := range []string{"html", "epub"} {
		b.Run(format, func(b *testing.B) {
			var peak int64
			var took time.Duration
			for b.Loop() {
				if err := os.RemoveAll(filepath.Join(dir, "dist")); err != nil {
					b.Fatal(err)
				}
				cmd := exec.Command(program, "build", "-C", dir, "--format", format)
				if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() > 1 {
					b.Fatalf("%v: %s", err, out)
				}
				peak = max(peak, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
				took += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
			b.ReportMetric(took.Seconds()/float64(b.N), "cpu-s")
			b.ReportMetric(float64(peak)/1024, "peakMB")
			if info, err := os.Stat(filepath.Join(dir, "dist", "html", "en", "pobook", "search.js")); err == nil {
				b.ReportMetric(float64(info.Size())/1e6, "indexMB")
			}
		})
	}
}
