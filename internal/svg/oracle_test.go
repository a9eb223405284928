package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// What follows judges cleaned files by two other parsers, with rules that are
// written once more and simpler.

// A node is an element as a parser sees it.
type node struct {
	namespace, name string
	attributes      [][2]string // names in full, in lower case
}

// inXML returns the elements of a file and the texts of its styles.
func inXML(data []byte) (nodes []node, styles []string, err error) {
	text, encoded, fault := decode(data)
	if fault != nil {
		return nil, nil, errors.New(fault.Reason)
	}
	if encoded.order != nil {
		text = strings.Replace(text, "16", "8", 1) // in the declaration
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	depth, style := 0, 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nodes, styles, nil
		}
		if err != nil {
			return nil, nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			d.Entity = map[string]string{}
			for _, e := range regexp.MustCompile(`ENTITY\s+(\S+)\s+(?:"([^"]*)"|'([^']*)')`).FindAllStringSubmatch(string(t), -1) {
				if _, known := d.Entity[e[1]]; !known {
					d.Entity[e[1]] = e[2] + e[3]
				}
			}
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				return nil, nil, errors.New("a stylesheet")
			}
		case xml.StartElement:
			depth++
			n := node{namespace: t.Name.Space, name: t.Name.Local}
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					key := strings.ToLower(a.Name.Local)
					if a.Name.Space != "" {
						key = "prefix:" + key
					}
					n.attributes = append(n.attributes, [2]string{key, a.Value})
				}
			}
			nodes = append(nodes, n)
			if strings.EqualFold(n.name, "style") && !isInert(n.namespace) && style == 0 {
				style = depth
				styles = append(styles, "")
			}
		case xml.EndElement:
			if depth == style {
				style = 0
			}
			depth--
		case xml.CharData:
			if style > 0 {
				styles[len(styles)-1] += string(t)
			}
		}
	}
}

// inHTML returns the same of a page that a file was put into.
func inHTML(data []byte) (nodes []node, styles []string, err error) {
	page, err := html.Parse(bytes.NewReader(slicesConcat("<!DOCTYPE html><html><head></head><body>", data, "</body></html>")))
	if err != nil {
		return nil, nil, err
	}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || n.Namespace == "" && (n.Data == "html" || n.Data == "head" || n.Data == "body") {
			continue
		}
		e := node{namespace: n.Namespace, name: n.Data}
		for _, a := range n.Attr {
			e.attributes = append(e.attributes, [2]string{strings.ToLower(a.Key), a.Val})
		}
		nodes = append(nodes, e)
		if n.Data == "style" {
			text := ""
			for c := range n.ChildNodes() {
				if c.Type == html.TextNode {
					text += c.Data
				}
			}
			styles = append(styles, text)
		}
	}
	return nodes, styles, nil
}

func slicesConcat(before string, data []byte, after string) []byte {
	return append(append([]byte(before), data...), after...)
}

// danger returns what is wrong with what a parser sees.
func danger(nodes []node, styles []string) error {
	for _, n := range nodes {
		name := strings.ToLower(n.name)
		switch {
		case regexp.MustCompile(`^(?:.*:)?(script|handler|foreignobject|iframe|object|embed|audio|video|canvas|img|math|link|meta|base)$`).MatchString(name),
			n.namespace == "http://www.w3.org/1999/xhtml", n.namespace == "" && !strings.Contains(name, ":") && !elements[name]:
			return fmt.Errorf("<%s> of %q", n.name, n.namespace)
		}
		for _, a := range n.attributes {
			full, key := a[0], a[0][strings.LastIndexByte(a[0], ':')+1:]
			switch {
			case strings.HasPrefix(key, "on"), key == "base",
				(full == "src" || full == "srcset" || full == "ping") && !isInert(n.namespace) && !strings.Contains(name, ":"):
				return fmt.Errorf("%s of <%s>", key, n.name)
			case key == "href" && !harmless(a[1], name == "a" || strings.HasSuffix(name, ":a")):
				return fmt.Errorf("%s=%q of <%s>", key, a[1], n.name)
			case key == "attributename" && animations[name[strings.LastIndexByte(name, ':')+1:]] && regexp.MustCompile(`(?i)href|^\s*on|style`).MatchString(a[1]):
				return fmt.Errorf("%s=%q of <%s>", key, a[1], n.name)
			case full == "style", full == "fill", full == "values":
				if err := dangerOfCSS(a[1]); err != nil {
					return err
				}
			}
		}
	}
	for _, s := range styles {
		if err := dangerOfCSS(s); err != nil {
			return err
		}
	}
	return nil
}

// harmless judges an address with the parser of Go.
func harmless(address string, link bool) bool {
	address = strings.Map(func(c rune) rune {
		if c < ' ' {
			return -1
		}
		return c
	}, strings.Trim(address, " \t\r\n"))
	if address == "" || strings.HasPrefix(address, "#") || regexp.MustCompile(`^(?i)data:image/(png|jpe?g|gif|webp|avif|bmp)[;,]`).MatchString(address) {
		return true
	}
	if !link {
		return false
	}
	u, err := url.Parse(address)
	if err != nil { // Go is stricter than browsers
		return !regexp.MustCompile(`^(?i)\s*(javascript|data|vbscript)\s*:`).MatchString(address)
	}
	return u.Scheme == "" || u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto"
}

var (
	cssText = regexp.MustCompile(`(?is)/\*.*?(?:\*/|$)|url\(\s*(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`)
	cssBad  = regexp.MustCompile(`(?i)@import([^-\w\x{80}-\x{10ffff}]|$)|(^|[^-#@\w\x{80}-\x{10ffff}])((expression|image-set|src)\(|url\(\s*['"]?\s*([^\s'"#d)]|d[^a])|-moz-binding([^-\w\x{80}-\x{10ffff}]|$))`)
)

// dangerOfCSS looks for what loads or runs in what is neither string nor comment.
// Escapes are left to the table of TestClean.
func dangerOfCSS(css string) error {
	if strings.Contains(css, `\`) {
		return nil
	}
	rest := cssText.ReplaceAllStringFunc(css, func(s string) string {
		if s[0] == 'u' || s[0] == 'U' {
			return s
		}
		return " "
	})
	if bad := cssBad.FindString(rest); bad != "" {
		return fmt.Errorf("%q in the CSS %q", bad, css)
	}
	return nil
}
