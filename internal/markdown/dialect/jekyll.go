package dialect

// Jekyll is kramdown with Liquid's tags.
var Jekyll = &Dialect{Name: "jekyll", Output: Output{Join: ZeroWidth, Address: InAngles, Notice: "> %s\n"}}
