package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

var componentTests = []documentTest{
	{
		name: "callouts", source: "<Note>\na *b*\n</Note>\n\n<Pitfall>c</Pitfall>\n\n<Admonition type=\"tip\" title=\"d &amp; e\">\n\nf\n\n</Admonition>\n\n<Callout>g</Callout>\n\n<Aside type={'danger'} title={`h`}>i</Aside>\n",
		want: "callout note\n  p [a @7][b/1@10]\ncallout warning\n  p [c@31]\ncallout tip [d & e@74]\n  p [f@87]\ncallout note\n  p [g@114]\ncallout danger [h@158]\n  p [i@162]\n",
	},
	{
		name: "details", source: "<details>\n  <summary>a <b>b</b> {'c'}</summary>\n\n  d\n\n  <details>\n  <summary>e</summary>\n  f\n  </details>\n</details>\n\n<Accordion title=\"g\">\nh\n</Accordion>\n",
		want: "callout details [a @21][b/2@26][ @31][c@34]\n  p [d@51]\n  callout details\n    p [e@77][ @88][f@91]\ncallout details [g@136]\n  p [h@140]\n",
	},
	{
		name: "tabs", source: "<Tabs>\n<TabItem value=\"a\" label=\"A\">\n\n- b\n\n</TabItem>\n<TabItem value=\"c\">d</TabItem>\n</Tabs>\n\n<Tabs values={[{label: 'E', value: 'e'}, {value: \"f\", label: \"F\"}]}>\n<TabItem value=\"f\">g</TabItem>\n</Tabs>\n\n<Tabs items={['H', \"I\"]}>\n<Tabs.Tab>j</Tabs.Tab>\n<Tabs.Tab>k</Tabs.Tab>\n</Tabs>\n",
		want: "tabs\n  tab [A@33]\n    list false 0 true\n      item 0\n        p [b@40]\n  tab [c@70]\n    p [d@73]\ntabs\n  tab [F@156]\n    p [g@182]\ntabs\n  tab [H@218]\n    p [j@239]\n  tab [I@223]\n    p [k@262]\n",
	},
	{name: "tabs of code", source: "<CodeGroup>\n\n```sh title=\"a\"\nb\n```\n\n```js\nc\n```\n\n</CodeGroup>\n\n<CodeGroup>\n</CodeGroup>\n", want: "tabs\n  tab [a@26]\n    code \"sh\" [\"b\"] [29]\n  tab [js@42]\n    code \"js\" [\"c\"] [42]\n"},
	{name: "lists", source: "<ul>\n<li>a</li>\n<li>\n\nb\n\nc\n\n</li>\n</ul>\n\n<ol><li>d</li></ol>\n\n<blockquote>e</blockquote>\n\n<h2>f</h2>\n", want: "list false 1 false\n  item 0\n    p [a@9]\n  item 0\n    p [b@22]\n    p [c@25]\nlist true 1 true\n  item 0\n    p [d@49]\nquote\n  p [e@74]\np [f/2@94]\n"},
	{name: "wrappers", source: "<Intro>\n\n# a\n\n</Intro>\n\n<><div>b</div></>\n\n<Card title=\"c\" href=\"/d\">\ne\n</Card>\n\n<hr />\n", want: "h1 a [a@11]\np [b@31]\ncallout plain [c@56]\n  p [e@70]\nrule\n"},
	{name: "what is left out", source: "import A from 'a'\n\nexport const b = <c />\n\n{/* d */}\n\n<E f={1} />\n\n{g.map(h => <i>{h}</i>)}\n\n<Head>\n<title>j</title>\n</Head>\n\n::k[l]\n\nm\n", want: "p [m@134]\n"},
	{name: "strings", source: "{'a\\u{62}'}\n\n{\"\"}\n\n{`c\n d`}\n\n{`${e}`}\n\nf{' '}*g*{/* h */}{\"i\" /* j */}\n", want: "p [ab@2]\np [c d@21]\np [f@39][ @42][g/1@46][i@59]\n"},
	{name: "styles", source: "<kbd>a</kbd>\n\n<Link to=\"b.md\">c</Link>\n\nd <Kbd>e</Kbd> <sub>f</sub><br/>g <h/> <a href=\"i\" id=\"j\">k</a>\n", want: "p [a/64@5]\np [c→b.md@30]\np [d @40][e/64@47][ @54][f/16@60][break@67][g @72][anchor j→i@79][k→i@98]\n"},
	{name: "over lines", source: "a <b\n  c=\"d\">e</b> <F g={\n1} /> h {/* i\nj */} k <l m\n\nn\n", want: "p [a @0][e/2@13][ @18][h @31][k <l@45][ m@50]\np [n@54]\n"},
	{name: "pictures", source: "<img src=\"a.png\" alt=\"b\" />\n\n<Foo src={require('./c.JPG').default} alt={'d'} />\n\n<Foo src=\"e.png\" />\n\n<Foo src=\"f\" alt=\"g\" />\n\n<Frame>\n<Image src='h.svg' />\n</Frame>\n\ni <img src=\"j.png\"/>\n", want: "p [image a.png b@0]\np [image ./c.JPG d@29]\np [image h.svg @135]\np [i @167][image j.png @169]\n"},
	{name: "an attribute that begins with a line ending", source: "<Note title=\"\n a\">\nb\n</Note>\n", want: "callout note [a@13]\n  p [b@19]\n"},
	{name: "in a heading", source: "# a <B /> {/*c*/}\n", want: "h1 c [a @2]\n"},
	{name: "in a quote", source: "> <Tip>\n> a\n> </Tip>\n", want: "quote\n  callout tip\n    p [a@10]\n"},
	{name: "that is not closed in its item", source: "- <Tip>\n\n  a\n\nb\n", want: "list false 0 false\n  item 0\n    callout tip\n      p [a@11]\np [b@14]\n"},
}

func TestComponents(t *testing.T) {
	t.Parallel()
	for _, test := range componentTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, outlineOf(test.source, dialect.Docusaurus)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnsetComponents(t *testing.T) {
	t.Parallel()
	const source = "<Intro>\n\n<A b={1} />\n\ntext <C>d</C> <E></E> <f>g</f> {h} {'i'}\n\n</Intro>\n\n<J>\n\n<K />\n\n</J>\n\n<Note>l</Note>\n\n{/* m */}\n\n<N>\n\n```\no\n```\n\n</N>\n"
	want := []document.Unset{
		{Kind: document.PlainComponent, Name: "Intro", Offset: 0},
		{Kind: document.Component, Name: "A", Offset: 9},
		{Kind: document.PlainComponent, Name: "C", Offset: 27},
		{Kind: document.Component, Name: "E", Offset: 36},
		{Kind: document.PlainElement, Name: "f", Offset: 44},
		{Kind: document.SiteCode, Offset: 53},
		{Kind: document.Component, Name: "J", Offset: 74},
		{Kind: document.Component, Name: "K", Offset: 79},
		{Kind: document.PlainComponent, Name: "N", Offset: 119},
	}
	if diff := cmp.Diff(want, Parse([]byte(source), Options{Dialect: dialect.MDX}).Unset()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPictures(t *testing.T) {
	t.Parallel()
	const source = "---\na: b\n---\n<img src=\"a.png\" alt=\"b\" /> <Foo src={useBaseUrl(\"/c.png\")} alt=\"\" />\n\nd <img src=\"e.png\"/> <img src={f} /> ![](g.png)\n"
	want := []Link{{"a.png", 13, true, false, true}, {"/c.png", 41, true, false, true}, {"e.png", 86, true, false, true}}
	if diff := cmp.Diff(want, Parse([]byte(source), Options{Dialect: dialect.MDX}).Pictures()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := Parse([]byte(source), Options{}).Pictures(); got != nil {
		t.Errorf("without JSX there are %v", got)
	}
}
