package config

// Where the configuration is, relative to the handbook's root folder.
const (
	Dir  = "handbook" // the sections are in it too
	Name = "handbook.yaml"
	Path = Dir + "/" + Name
)

// SectionExt is how the name of a section's file ends.
const SectionExt = ".md"
