package config

// SchemaURL is where the schema of handbook.yaml is published for editors.
const SchemaURL = "https://raw.githubusercontent.com/pobook/pobook/main/internal/config/handbook.schema.json"

// modeline is the line by which editors with the YAML language server find the schema.
const modeline = "# yaml-language-server: $schema=" + SchemaURL

// Schema returns the JSON Schema of handbook.yaml, made of the table of keys, as JSON that
// ends in a line feed. It is of draft-07, the latest that the YAML language server reads
// whole. Checks are the names that the key ignore takes.
func Schema(checks []string) []byte {
	whole, layout, edition := objectOf(configKeys()), objectOf(layoutKeys()), objectOf(editionKeys(nil))
	whole.Schema, whole.ID = "http://json-schema.org/draft-07/schema#", SchemaURL
	whole.Title = "The configuration of a pobook handbook"
	whole.Definitions = map[string]form{checkDefinition: oneOf(checks)}
	// Three mappings have the keys of a layout, which are written once.
	for name, value := range layout.Properties {
		whole.Definitions[name] = value
		for _, f := range []form{whole, layout, edition} {
			f.Properties[name] = definedAs(name)
		}
	}
	whole.Definitions[layoutDefinition], whole.Definitions[editionDefinition] = layout, edition
	return whole.json()
}
