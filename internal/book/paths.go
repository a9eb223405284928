package book

import "github.com/pobook/pobook/internal/config"

// OutputDir is the folder of what is built, in the root folder, unless the user
// asks for another one.
const OutputDir = config.OutputDir
