using Gongkai.Features.Casework;
using Gongkai.Features.Organisation;
using Gongkai.Features.Reports;
using Gongkai.Storage;

[assembly: Areas(typeof(OrganisationArea), typeof(CaseworkArea), typeof(InquiryArea), typeof(ReportsArea))]
