terraform {
  required_version = ">= 1.5"

  required_providers {
    ibm = {
      source = "IBM-Cloud/ibm"
      # A new major version may replace what is there: read its notes first.
      version = ">= 2.5.0, < 3.0.0"
    }
  }
}

# The key comes from the variable IC_API_KEY of the environment.
provider "ibm" {
  region = local.region
}
