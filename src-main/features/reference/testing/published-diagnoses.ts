/**
 * Diagnoses as ICD-10-CM publishes them, beside those the department knows: near misses of what a front desk asks
 * for. Source: ICD-10-CM (National Center for Health Statistics), public domain. A `-` marks a heading.
 */
export const PUBLISHED_DIAGNOSES = `
-R92 Abnormal and inconclusive findings on diagnostic imaging of breast
-R923 Mammographic density found on imaging of breast
-N63 Unspecified lump in breast
-N631 Unspecified lump in the right breast
-N632 Unspecified lump in the left breast
-N633 Unspecified lump in axillary tail
-N634 Unspecified lump in breast, subareolar
-C50 Malignant neoplasm of breast
-C504 Malignant neoplasm of upper-outer quadrant of breast
-C5041 Malignant neoplasm of upper-outer quadrant of breast, female
-D05 Carcinoma in situ of breast
-D24 Benign neoplasm of breast
-N60 Benign mammary dysplasia
-N64 Other disorders of breast
-Z85 Personal history of malignant neoplasm
C50021 Malignant neoplasm of nipple and areola, right male breast
C50022 Malignant neoplasm of nipple and areola, left male breast
C50421 Malignant neoplasm of upper-outer quadrant of right male breast
C50422 Malignant neoplasm of upper-outer quadrant of left male breast
C50921 Malignant neoplasm of unspecified site of right male breast
C50922 Malignant neoplasm of unspecified site of left male breast
C44501 Unspecified malignant neoplasm of skin of breast
C44511 Basal cell carcinoma of skin of breast
C44521 Squamous cell carcinoma of skin of breast
C7981 Secondary malignant neoplasm of breast
C770 Secondary and unspecified malignant neoplasm of lymph nodes of head, face and neck
C779 Secondary and unspecified malignant neoplasm of lymph node, unspecified
C3411 Malignant neoplasm of upper lobe, right bronchus or lung
C3432 Malignant neoplasm of lower lobe, left bronchus or lung
D0361 Melanoma in situ of right upper limb, including shoulder
D069 Carcinoma in situ of cervix, unspecified
D171 Benign lipomatous neoplasm of skin and subcutaneous tissue of trunk
D225 Melanocytic nevi of trunk
D4861 Neoplasm of uncertain behavior of right breast
N600 Solitary cyst of breast
N610 Mastitis without abscess
N640 Fissure and fistula of nipple
N642 Atrophy of breast
N643 Galactorrhea not associated with childbirth
N6451 Induration of breast
N6459 Other signs and symptoms in breast
N6481 Ptosis of breast
N649 Disorder of breast, unspecified
N650 Deformity of reconstructed breast
N651 Disproportion of reconstructed breast
O9122 Nonpurulent mastitis associated with the puerperium
R590 Localized enlarged lymph nodes
R591 Generalized enlarged lymph nodes
R599 Enlarged lymph nodes, unspecified
R2231 Localized swelling, mass and lump, right upper limb
R2232 Localized swelling, mass and lump, left upper limb
R222 Localized swelling, mass and lump, trunk
R928 Other abnormal and inconclusive findings on diagnostic imaging of breast
R911 Solitary pulmonary nodule
R930 Abnormal findings on diagnostic imaging of skull and head, not elsewhere classified
R0789 Other chest pain
R079 Chest pain, unspecified
R059 Cough, unspecified
R0602 Shortness of breath
R509 Fever, unspecified
R51.9 Headache, unspecified
S2001XA Contusion of right breast, initial encounter
S2002XA Contusion of left breast, initial encounter
S21001A Unspecified open wound of right breast, initial encounter
T8541XA Breakdown (mechanical) of breast prosthesis and implant, initial encounter
Z1239 Encounter for other screening for malignant neoplasm of breast
Z1211 Encounter for screening for malignant neoplasm of colon
Z170 Estrogen receptor positive status [ER+]
Z171 Estrogen receptor negative status [ER-]
Z1502 Genetic susceptibility to malignant neoplasm of ovary
Z800 Family history of malignant neoplasm of digestive organs
Z8041 Family history of malignant neoplasm of ovary
Z833 Family history of diabetes mellitus
Z850 Personal history of malignant neoplasm of digestive organs
Z8543 Personal history of malignant neoplasm of ovary
Z86000 Personal history of in-situ neoplasm of breast
Z86001 Personal history of in-situ neoplasm of cervix uteri
Z8679 Personal history of other diseases of the circulatory system
Z9011 Acquired absence of right breast and nipple
Z9012 Acquired absence of left breast and nipple
Z9882 Breast implant status
Z01818 Encounter for other preprocedural examination
Z0000 Encounter for general adult medical examination without abnormal findings
I10 Essential (primary) hypertension
I110 Hypertensive heart disease with heart failure
I119 Hypertensive heart disease without heart failure
I150 Renovascular hypertension
I158 Other secondary hypertension
I160 Hypertensive urgency
I2720 Pulmonary hypertension, unspecified
I480 Paroxysmal atrial fibrillation
I4891 Unspecified atrial fibrillation
I509 Heart failure, unspecified
K766 Portal hypertension
O10019 Pre-existing essential hypertension complicating pregnancy, unspecified trimester
R030 Elevated blood-pressure reading, without diagnosis of hypertension
E109 Type 1 diabetes mellitus without complications
E1110 Type 2 diabetes mellitus with ketoacidosis without coma
E1121 Type 2 diabetes mellitus with diabetic nephropathy
E1122 Type 2 diabetes mellitus with diabetic chronic kidney disease
E1136 Type 2 diabetes mellitus with diabetic cataract
E1165 Type 2 diabetes mellitus with hyperglycemia
E119 Type 2 diabetes mellitus without complications
E139 Other specified diabetes mellitus without complications
J45909 Unspecified asthma, uncomplicated
J449 Chronic obstructive pulmonary disease, unspecified
J111 Influenza due to unidentified influenza virus with other respiratory manifestations
K219 Gastro-esophageal reflux disease without esophagitis
M6140 Other calcification of muscle, unspecified site
M6150 Other ossification of muscle, unspecified site
I7025 Atherosclerosis of native arteries of other extremities with ulceration
M545 Low back pain
M542 Cervicalgia
N390 Urinary tract infection, site not specified
N200 Calculus of kidney
L723 Sebaceous cyst
L905 Scar conditions and fibrosis of skin
N8320 Unspecified ovarian cysts
D249 Benign neoplasm of unspecified breast
M795 Residual foreign body in soft tissue
L598 Other specified disorders of the skin and subcutaneous tissue related to radiation
E65 Localized adiposity
M793 Panniculitis, unspecified
K8591 Acute pancreatitis with uninfected necrosis, unspecified
`
