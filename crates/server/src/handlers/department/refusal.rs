//! From what is wrong with a change of departments to the vendor's codes, of which this family has one.

use crate::http::Refusal;
use convoca_contract::codes;
use convoca_directory::DepartmentError;
use convoca_store::DepartmentsError;

impl From<DepartmentError> for Refusal {
    fn from(error: DepartmentError) -> Self {
        Self::bad(codes::USG_PARAM_INVALID, error.to_string())
    }
}

impl From<DepartmentsError> for Refusal {
    fn from(error: DepartmentsError) -> Self {
        match error {
            DepartmentsError::Rule(error) => error.into(),
            DepartmentsError::Store(error) => error.into(),
        }
    }
}
