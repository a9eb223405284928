package htmltext

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestResources(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, html string
		want       []string
	}{
		{"a link", `<a href="#x">`, []string{"0 0 #x"}},
		{"without quotes", `<A HREF=#x>`, []string{"0 0 #x"}},
		{"over line ends", "see <a\nclass='b'\n href='a.md\n'>", []string{"4 0 a.md"}},
		{"an attribute twice", `<a href=a href=b>`, []string{"0 0 a"}},
		{"a reference", `<a href="a?b&amp;c">`, []string{"0 0 a?b&c"}},
		{"anchors", `<p id=a><a name="b"></a><b name=no>`, []string{"0 1 a", "8 1 b"}},
		{"a picture", `<picture><source srcset="a.webp 1x, b.webp 2x"><img src=c.png srcset='d.png, e.png 100w,f.png'></picture>`, []string{
			"9 2 a.webp", "9 2 b.webp", "47 2 c.png", "47 2 d.png", "47 2 e.png", "47 2 f.png",
		}},
		{"URLs with commas", `<img srcset="a,b.png 1x, data:x,y 2x,c,">`, []string{"0 2 a,b.png", "0 2 data:x,y", "0 2 c"}},
		{"a film", `<video src=a.mp4 poster=b.jpg><source src=c.webm><track src=d.vtt></video><audio src=e.ogg>`, []string{
			"0 2 a.mp4", "0 2 b.jpg", "30 2 c.webm", "49 2 d.vtt", "74 2 e.ogg",
		}},
		{"preformatted", `<pre><a href=a>b</a></pre>`, []string{"5 0 a"}},
		{"a comment", `<!-- <a href=a> --><script>"<a href=b>"</script>`, nil},
		{"an end tag", `</a href=b>`, nil},
		{"other attributes", `<a data-href=a xhref=b><img alt="src=c"><form action=d>`, nil},
		{"nothing", `<a href=""><img src=" "><img srcset=" , ">`, nil},
		{"a vector", `<svg><image href=a.png /></svg>`, []string{"5 2 a.png"}},
	}
	for _, test := range tests {
		var got []string
		for _, r := range Resources(test.html) {
			got = append(got, fmt.Sprintf("%d %d %s", r.Offset, r.Role, r.Name))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
