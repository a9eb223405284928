// Package links lets tests follow the links of a site that lies in a folder: each leads to a
// file of the folder, and to a place in it, whether a server or a disk gives it out and whatever
// folder it is in. It opens no connection; addresses of other sites are listed, not asked.
// Start reading at Check.
package links

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Problem is a link that leads nowhere, or a name that two places have.
type Problem struct {
	File string // slash-separated, in the folder
	Link string // as it is written
	Text string // what is wrong with it
}

func (p Problem) String() string { return fmt.Sprintf("%s: %s: %s", p.File, p.Link, p.Text) }

// A Report is what the links of a folder are like.
type Report struct {
	Problems  []Problem // in the order of the files and of the links in them
	Elsewhere []string  // what leads out of the folder, as it is written, sorted, each once
	Followed  int       // how many links lead to the folder's files
}

// Check follows the links of all files in a folder that end in .html, .css or .svg. An error is one
// of reading it.
func Check(site fs.FS) (Report, error) {
	files := make(map[string]*file)
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			files[name] = &file{folder: true}
			return nil
		}
		content, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		files[name], err = read(name, content)
		return err
	})
	if err != nil {
		return Report{}, err
	}
	check := checker{files: files, elsewhere: make(map[string]bool)}
	for _, name := range sorted(files) {
		check.file(name)
	}
	check.report.Elsewhere = sorted(check.elsewhere)
	return check.report, nil
}

// A checker follows the links of file after file.
type checker struct {
	files     map[string]*file
	elsewhere map[string]bool
	report    Report
}

func (c *checker) file(name string) {
	f := c.files[name]
	if f.based {
		c.problem(name, "<base>", "changes where all links lead")
	}
	for _, id := range sorted(f.ids) {
		if count := f.ids[id]; count > 1 {
			c.problem(name, "#"+id, fmt.Sprintf("%d elements have this id", count))
		}
	}
	for _, link := range f.links {
		c.follow(name, link)
	}
}

// follow asks where a link of a file leads.
func (c *checker) follow(name, link string) {
	address, err := url.Parse(strings.TrimSpace(link))
	switch {
	case err != nil:
		c.problem(name, link, "is not an address")
	case address.Scheme == "javascript" || address.Scheme == "vbscript" || address.Scheme == "file":
		c.problem(name, link, "has a scheme that no site needs")
	case address.Scheme == "data": // leads to itself
	case address.Scheme != "" || address.Host != "":
		c.elsewhere[link] = true
	case strings.HasPrefix(address.Path, "/"):
		c.problem(name, link, "leads to another place where the site is in another folder")
	default:
		c.find(name, link, address)
	}
}

// find looks for the place in the folder that an address leads to, from a file.
func (c *checker) find(name, link string, address *url.URL) {
	target := name
	if address.Path != "" {
		target = path.Join(path.Dir(name), address.Path)
	}
	f := c.files[target]
	switch {
	case target == ".." || strings.HasPrefix(target, "../"):
		c.problem(name, link, "leads out of the site")
	case f == nil:
		c.problem(name, link, "there is no such file")
	case f.folder:
		c.problem(name, link, "leads to a folder, which a disk does not show as a page")
	case !f.has(address.Fragment):
		c.problem(name, link, "there is no such id")
	default:
		c.report.Followed++
	}
}

func (c *checker) problem(file, link, text string) {
	c.report.Problems = append(c.report.Problems, Problem{file, link, text})
}

// A file is what links need to know of one.
type file struct {
	folder bool
	places bool // whether it is of a kind that has ids
	based  bool // whether it has a <base>
	ids    map[string]int
	names  map[string]bool // of <a name>
	links  []string
}

// has reports whether a fragment is a place in a file. The top always is; of a fragment that
// names a text, what stands before that counts.
func (f *file) has(fragment string) bool {
	fragment, _, _ = strings.Cut(fragment, ":~:")
	return fragment == "" || strings.EqualFold(fragment, "top") || !f.places || f.ids[fragment] > 0 || f.names[fragment]
}

func read(name string, content []byte) (*file, error) {
	f := &file{ids: make(map[string]int), names: make(map[string]bool)}
	switch path.Ext(name) {
	case ".html", ".svg":
	case ".css":
		f.readStyle(string(content))
		return f, nil
	default:
		return f, nil
	}
	f.places = true
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for node := range root.Descendants() {
		if node.Type == html.ElementNode {
			f.readElement(node)
		}
	}
	return f, nil
}

// addresses are the attributes that have one address.
var addresses = []string{"href", "src", "poster", "data", "action", "formaction", "cite", "background"}

func (f *file) readElement(node *html.Node) {
	for _, attribute := range node.Attr {
		value := attribute.Val
		switch key := attribute.Key; {
		case slices.Contains(addresses, key):
			f.links = append(f.links, value)
		case key == "srcset" || key == "imagesrcset":
			f.readSources(value)
		case key == "id":
			f.ids[value]++
		case key == "name" && node.Data == "a":
			f.names[value] = true
		case key == "style":
			f.readStyle(value)
		}
	}
	switch node.Data {
	case "base":
		f.based = true
	case "meta":
		f.readRefresh(node)
	case "style":
		if node.FirstChild != nil {
			f.readStyle(node.FirstChild.Data)
		}
	}
}

// readSources reads a list of pictures, each with the size that it is for.
func (f *file) readSources(list string) {
	for candidate := range strings.SplitSeq(list, ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			f.links = append(f.links, fields[0])
		}
	}
}

// readRefresh reads where a page leads of itself, as in content="3; url=index.html".
func (f *file) readRefresh(meta *html.Node) {
	attributes := make(map[string]string)
	for _, attribute := range meta.Attr {
		attributes[attribute.Key] = attribute.Val
	}
	content := attributes["content"]
	_, address, found := strings.Cut(strings.ToLower(content), "url=")
	if found && strings.EqualFold(attributes["http-equiv"], "refresh") {
		f.links = append(f.links, content[len(content)-len(address):])
	}
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssAddress = regexp.MustCompile(`url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')`)
)

func (f *file) readStyle(style string) {
	for _, match := range cssAddress.FindAllStringSubmatch(cssComment.ReplaceAllString(style, " "), -1) {
		f.links = append(f.links, cmp.Or(match[1:]...))
	}
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
