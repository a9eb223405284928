package generated

// builders are those that there are; each is in a file of its own.
var builders = map[Dialect]*builder{
	MkDocs:     &mkdocs,
	Jekyll:     &jekyll,
	Docusaurus: compilerOf(Docusaurus),
	MDX:        compilerOf(MDX),
	VitePress:  &vitepress,
	Hugo:       &hugo,
	MDBook:     &mdbook,
}
