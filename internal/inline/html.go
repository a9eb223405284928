package inline

import "strings"

// autolink returns the length of the autolink that a text begins with; 0 if
// there is none.
func autolink(text string) int {
	n := absoluteURI(text[1:])
	if n == 0 {
		n = mailAddress(text[1:])
	}
	if n == 0 || n+1 >= len(text) || text[n+1] != '>' {
		return 0
	}
	return n + 2
}

// absoluteURI returns the length of a URI with a scheme of two characters at
// least (§6.5); 0 if there is none. Goldmark takes one more than the 32 that the
// specification allows.
func absoluteURI(text string) int {
	const longestScheme = 33
	n := 0
	for n < len(text) && (isAlphanumeric(text[n]) || n > 0 && strings.IndexByte("+.-", text[n]) >= 0) {
		n++
	}
	if n < 2 || n > longestScheme || !isLetter(text[0]) || n == len(text) || text[n] != ':' {
		return 0
	}
	for n < len(text) && text[n] > ' ' && text[n] != '<' && text[n] != '>' {
		n++
	}
	return n
}

// mailAddress returns the length of an e-mail address (§6.5, from HTML).
//
// It may be as long as a real one (RFC 5321, §4.5.3.1): 64 and 255 bytes.
func mailAddress(text string) int {
	const longestLocal, longestDomain = 64, 255
	n := 0
	for n < len(text) && (isAlphanumeric(text[n]) || strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", text[n]) >= 0) {
		n++
	}
	if n == 0 || n > longestLocal || n == len(text) || text[n] != '@' {
		return 0
	}
	for domain := n + 1; ; {
		length := domainLabel(text[n+1:])
		if length == 0 {
			return 0
		}
		n += 1 + length
		if n-domain > longestDomain {
			return 0
		}
		if n == len(text) || text[n] != '.' {
			return n
		}
	}
}

// domainLabel returns the length of the label of a domain name that a text
// begins with; 0 if there is none.
func domainLabel(text string) int {
	const longest = 63
	n := 0
	for n < len(text) && (isAlphanumeric(text[n]) || text[n] == '-') {
		n++
	}
	if n == 0 || n > longest || text[0] == '-' || text[n-1] == '-' {
		return 0
	}
	return n
}

// tag returns the length of the start or end tag at an offset (§6.6); 0 if there
// is none.
func tag(f *finder, offset int) int {
	rest, at := f.text[offset:], 1
	closing := strings.HasPrefix(rest, "</")
	if closing {
		at++
	}
	if at >= len(rest) || !isLetter(rest[at]) {
		return 0
	}
	for at < len(rest) && (isAlphanumeric(rest[at]) || rest[at] == '-') {
		at++
	}
	for !closing {
		next := attribute(f, offset, at)
		if next == at {
			break
		}
		at = next
	}
	at = skipSpace(rest, at)
	if !closing && at < len(rest) && rest[at] == '/' {
		at++
	}
	if at == len(rest) || rest[at] != '>' {
		return 0
	}
	return at + 1
}

// attribute returns where the attribute at a place in a tag ends, which is that
// place if none is there.
func attribute(f *finder, offset, at int) int {
	rest := f.text[offset:]
	name := skipSpace(rest, at)
	if name == at || name == len(rest) || !isLetter(rest[name]) && rest[name] != '_' && rest[name] != ':' {
		return at
	}
	end := name + 1
	for end < len(rest) && (isAlphanumeric(rest[end]) || strings.IndexByte("_:.-", rest[end]) >= 0) {
		end++
	}
	value := skipSpace(rest, end)
	if value == len(rest) || rest[value] != '=' {
		return end
	}
	if closed := attributeValue(f, offset, skipSpace(rest, value+1)); closed > 0 {
		return closed
	}
	return end
}

// attributeValue returns where the value at a place in a tag ends; 0 if none is
// there.
func attributeValue(f *finder, offset, at int) int {
	rest := f.text[offset:]
	if at == len(rest) {
		return 0
	}
	if quote := rest[at : at+1]; quote == `"` || quote == "'" {
		end := f.find(quote, offset+at+1)
		return max(0, end+1-offset)
	}
	end := at
	for end < len(rest) && rest[end] > ' ' && strings.IndexByte("\"'=<>`", rest[end]) < 0 {
		end++
	}
	if end == at {
		return 0
	}
	return end
}

// rawMarkup returns the length of the raw HTML at an offset that is not a tag; 0
// if there is none.
func rawMarkup(f *finder, at int) (kind Kind, length int) {
	rest := f.text[at:]
	switch {
	case strings.HasPrefix(rest, "<!-->"):
		return Comment, len("<!-->")
	case strings.HasPrefix(rest, "<!--->"):
		return Comment, len("<!--->")
	case strings.HasPrefix(rest, "<!--"):
		return Comment, f.until(at, "-->", len("<!--"))
	case strings.HasPrefix(rest, "<?"):
		return Markup, f.until(at, "?>", 0)
	case strings.HasPrefix(rest, "<![CDATA["):
		return Markup, f.until(at, "]]>", 0)
	case len(rest) > 2 && rest[1] == '!' && 'A' <= rest[2] && rest[2] <= 'Z':
		return Markup, f.until(at, ">", 0)
	}
	return Markup, 0
}
