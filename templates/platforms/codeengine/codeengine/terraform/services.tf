# The service instances to which app and jobs are bound: var.services says which.
resource "ibm_code_engine_secret" "service" {
  for_each = var.services

  project_id = ibm_code_engine_project.project.project_id
  name       = "${local.app}-${each.key}"
  format     = "service_access"

  service_access {
    service_instance {
      id = each.value.instance_id
    }
    resource_key {
      id = each.value.key_id
    }
  }
}

resource "ibm_code_engine_binding" "app" {
  for_each = var.services

  project_id  = ibm_code_engine_project.project.project_id
  prefix      = each.value.prefix
  secret_name = ibm_code_engine_secret.service[each.key].name

  component {
    name          = ibm_code_engine_app.app.name
    resource_type = "app_v2"
  }
}

resource "ibm_code_engine_binding" "job" {
  for_each = {
    for pair in setproduct(keys(local.jobs), keys(var.services)) : "${pair[0]}-${pair[1]}" => pair
  }

  project_id  = ibm_code_engine_project.project.project_id
  prefix      = var.services[each.value[1]].prefix
  secret_name = ibm_code_engine_secret.service[each.value[1]].name

  component {
    name          = ibm_code_engine_job.job[each.value[0]].name
    resource_type = "job_v2"
  }
}
