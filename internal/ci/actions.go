package ci

// actions are those that the workflow uses, by commit: a tag can be moved. The tag is said beside it, by
// which Dependabot and Renovate know how to bring both up to date.
var actions = map[string]string{
	"cache":                 "actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
	"cache/restore":         "actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
	"checkout":              "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
	"deploy-pages":          "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
	"download-artifact":     "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
	"setup-go":              "actions/setup-go@b7ad1dad31e06c5925ef5d2fc7ad053ef454303e # v7.0.0",
	"upload-artifact":       "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
	"upload-pages-artifact": "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
	"upload-sarif":          "github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2",
}

// action is how a step names one of the actions. It panics if there is no such action.
func action(name string) string {
	uses, ok := actions[name]
	if !ok {
		panic("no action " + name)
	}
	return uses
}
