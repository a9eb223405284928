package main

import (
	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
)

// schemaCommand prints the schema of the configuration, for editors.
func schemaCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of handbook.yaml, for editors",
		Long: `Schema prints the JSON Schema of handbook.yaml, by which editors complete its keys
and say what is wrong with their values. A new handbook.yaml names the published
one in its first line; what is printed here is that of this version of pobook.`,
		Example: "  pobook schema > handbook.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.out.Write(config.Schema(check.Names()))
			return err
		},
	}
}
