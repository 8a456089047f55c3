import accounts.models.delegation
import accounts.models.invitation
import accounts.models.open_to_groups
import accounts.models.organization
import accounts.models.user_access
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import prm.ids
import prm.web
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='name')),
                ('rank', models.PositiveSmallIntegerField(help_text='The higher the rank, the higher the level.', unique=True, verbose_name='rank')),
                ('colour', models.CharField(choices=[('grey', 'Grey'), ('bronze', 'Bronze'), ('silver', 'Silver'), ('gold', 'Gold'), ('green', 'Green'), ('blue', 'Blue'), ('violet', 'Violet')], default='grey', max_length=8, verbose_name='colour')),
            ],
            options={
                'verbose_name': 'level',
                'verbose_name_plural': 'levels',
                'ordering': ['rank'],
            },
        ),
        migrations.CreateModel(
            name='Territory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
            ],
            options={
                'verbose_name': 'territory',
                'verbose_name_plural': 'territories',
                'ordering': ['name'],
                'permissions': [('cover_territory', 'Can cover territory')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(help_text='The name to log in with.', max_length=254, unique=True, verbose_name='email')),
                ('first_name', models.CharField(blank=True, max_length=40, verbose_name='first name')),
                ('last_name', models.CharField(max_length=80, verbose_name='last name')),
                ('alias', models.CharField(blank=True, max_length=8, verbose_name='alias')),
                ('nickname', models.CharField(blank=True, max_length=40, verbose_name='nickname')),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'German'), ('it', 'Italian')], default='en', max_length=10, verbose_name='language')),
                ('time_zone', models.CharField(default='UTC', max_length=64, verbose_name='time zone')),
                ('mail_choice', models.CharField(choices=[('at once', 'At once, a mail for each handover'), ('hourly', 'At most once an hour, all in one mail'), ('daily', 'Once a day at seven in the morning, all in one mail'), ('never', 'No mail; I look into the inbox')], default='at once', max_length=7, verbose_name='mails about leads')),
                ('partner_role', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'User'), (2, 'Manager'), (3, 'Executive')], null=True, verbose_name='partner role')),
                ('is_super_user', models.BooleanField(default=False, help_text='Also sees what colleagues of the same partner role own.', verbose_name='super user')),
                ('is_delegated_admin', models.BooleanField(default=False, help_text='Invites colleagues of the own company and looks after their logins.', verbose_name='delegated administrator')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_frozen', models.BooleanField(default=False, help_text='Cannot log in; everything else stays.', verbose_name='frozen')),
                ('approval', models.CharField(blank=True, choices=[('asked', 'Waits for approval'), ('address', 'Waits for another address'), ('given', 'Approved'), ('refused', 'Not approved')], max_length=8, verbose_name='approval')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('first_login_at', models.DateTimeField(blank=True, null=True, verbose_name='first login')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by a colleague')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
            },
            bases=(accounts.models.user_access.UserAccess, accounts.models.delegation.Delegation, models.Model),
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='account name')),
                ('status', models.CharField(choices=[('prospect', 'Prospect'), ('active', 'Active'), ('inactive', 'Inactive')], default='prospect', max_length=10, verbose_name='status')),
                ('industry', models.CharField(blank=True, max_length=80, verbose_name='industry')),
                ('website', models.CharField(blank=True, max_length=255, validators=[prm.web.validate_web_address], verbose_name='website')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('street', models.TextField(blank=True, max_length=255, verbose_name='street')),
                ('city', models.CharField(blank=True, max_length=40, verbose_name='city')),
                ('state', models.CharField(blank=True, max_length=80, verbose_name='state/province')),
                ('postal_code', models.CharField(blank=True, max_length=20, verbose_name='zip/postal code')),
                ('country', models.CharField(blank=True, max_length=80, verbose_name='country')),
                ('employees', models.PositiveIntegerField(blank=True, null=True, verbose_name='employees')),
                ('annual_revenue', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='annual revenue')),
                ('description', models.TextField(blank=True, max_length=32000, verbose_name='description')),
                ('partner_since', models.DateTimeField(blank=True, null=True, verbose_name='partner since')),
                ('disabled_at', models.DateTimeField(blank=True, null=True, verbose_name='disabled')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last modified')),
                ('disabled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enabled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(limit_choices_to={'contact': None}, on_delete=django.db.models.deletion.PROTECT, related_name='owned_accounts', to=settings.AUTH_USER_MODEL, verbose_name='account owner')),
                ('level', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.level', verbose_name='level')),
            ],
            options={
                'verbose_name': 'account',
                'verbose_name_plural': 'accounts',
                'permissions': [('enable_account', 'Can enable account as partner'), ('share_account', 'Can share account')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('salutation', models.CharField(blank=True, max_length=40, verbose_name='salutation')),
                ('first_name', models.CharField(blank=True, max_length=40, verbose_name='first name')),
                ('last_name', models.CharField(max_length=80, verbose_name='last name')),
                ('title', models.CharField(blank=True, max_length=128, verbose_name='title')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('mobile', models.CharField(blank=True, max_length=40, verbose_name='mobile')),
                ('street', models.TextField(blank=True, max_length=255, verbose_name='street')),
                ('city', models.CharField(blank=True, max_length=40, verbose_name='city')),
                ('state', models.CharField(blank=True, max_length=80, verbose_name='state/province')),
                ('postal_code', models.CharField(blank=True, max_length=20, verbose_name='zip/postal code')),
                ('country', models.CharField(blank=True, max_length=80, verbose_name='country')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last modified')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='accounts.account', verbose_name='account')),
            ],
            options={
                'verbose_name': 'contact',
                'verbose_name_plural': 'contacts',
                'permissions': [('enable_contact', 'Can enable contact as partner user')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('call', 'Call'), ('email', 'E-mail'), ('meeting', 'Meeting'), ('note', 'Note'), ('task', 'Task')], max_length=8, verbose_name='kind')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('text', models.TextField(blank=True, max_length=10000, verbose_name='text')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('internal', models.BooleanField(default=False, verbose_name='internal')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                ('priority', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Low'), (2, 'Normal'), (3, 'High')], null=True, verbose_name='priority')),
                ('remind_at', models.DateTimeField(blank=True, null=True, verbose_name='reminder')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('edited_at', models.DateTimeField(blank=True, null=True, verbose_name='edited')),
                ('account', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='accounts.account')),
                ('assignee', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('contact', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='accounts.contact')),
            ],
            options={
                'verbose_name': 'activity',
                'verbose_name_plural': 'activities',
            },
        ),
        migrations.AddField(
            model_name='user',
            name='contact',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='user', to='accounts.contact', verbose_name='contact'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nonce', models.CharField(default=accounts.models.invitation.new_nonce, editable=False, max_length=32)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('used_at', models.DateTimeField(null=True, verbose_name='used')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='replaced')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
            },
        ),
        migrations.CreateModel(
            name='Audience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('everyone', 'Everyone, partner users too'), ('internal', 'All internal users'), ('subordinates', 'Channel manager and partner subordinates'), ('profile', 'Profile'), ('territory', 'Territory: its managers and partner users'), ('level', 'Partner users of a level'), ('account', 'Partner account'), ('role', 'Role in a partner account'), ('user', 'User')], max_length=12, verbose_name='kind')),
                ('role', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'User'), (2, 'Manager'), (3, 'Executive')], null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.account')),
                ('profile', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='auth.group')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.level')),
                ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.territory')),
            ],
            options={
                'verbose_name': 'group of users',
                'verbose_name_plural': 'groups of users',
            },
        ),
        migrations.CreateModel(
            name='LevelChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='level_changes', to='accounts.account')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('from_level', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.level', verbose_name='from')),
                ('to_level', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.level', verbose_name='to')),
            ],
            options={
                'verbose_name': 'change of level',
                'verbose_name_plural': 'changes of level',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='ListView',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('records', models.CharField(choices=[('leads', 'Leads'), ('accounts', 'Accounts')], max_length=8, verbose_name='list')),
                ('query', models.TextField(blank=True, max_length=2000, verbose_name='filter')),
                ('columns', models.JSONField(blank=True, default=list, verbose_name='columns')),
                ('sort', models.CharField(blank=True, max_length=20, verbose_name='sorting')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
            ],
            options={
                'verbose_name': 'list view',
                'verbose_name_plural': 'list views',
            },
            bases=(accounts.models.open_to_groups.OpenToGroups, models.Model),
        ),
        migrations.CreateModel(
            name='ListViewShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('audience', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.audience')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('view', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='accounts.listview')),
            ],
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='accounts.activity')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mention',
                'verbose_name_plural': 'mentions',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('time_zone', models.CharField(default=accounts.models.organization.usual_zone, help_text='When a day begins that queues and round robins count in.', max_length=64, verbose_name='time zone')),
                ('second_factor', models.CharField(choices=[('nobody', 'Nobody must'), ('administrators', 'Administrators must'), ('internal', 'All internal users must'), ('everybody', 'Everybody must, partners too')], default='administrators', max_length=14, verbose_name='second factor at log in')),
                ('approves_colleagues', models.BooleanField(default=False, help_text='Whom a delegated administrator of a partner invites comes in only after the channel manager has said yes.', verbose_name='colleagues need approval')),
                ('demands_consent', models.BooleanField(default=False, help_text='A lead whose person has not agreed stays with internal users and queues.', verbose_name='leads go to partners with consent only')),
                ('prm_enabled_at', models.DateTimeField(blank=True, null=True, verbose_name='PRM enabled at')),
                ('leads_default', models.CharField(choices=[('private', 'Private'), ('public', 'Public')], default='private', max_length=7, verbose_name='leads')),
                ('accounts_default', models.CharField(choices=[('private', 'Private'), ('public', 'Public')], default='private', max_length=7, verbose_name='accounts')),
                ('partner_roles', models.PositiveSmallIntegerField(default=3, verbose_name='number of partner roles')),
                ('super_users_suspended_at', models.DateTimeField(blank=True, null=True, verbose_name='super user rights suspended')),
                ('prm_enabled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='PRM enabled by')),
                ('super_users_suspended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'organization',
                'verbose_name_plural': 'organization',
            },
        ),
        migrations.CreateModel(
            name='SharingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('records', models.CharField(choices=[('leads', 'Leads'), ('accounts', 'Accounts')], max_length=8, verbose_name='what')),
                ('access', models.CharField(choices=[('read', 'Read'), ('edit', 'Read and edit')], default='read', max_length=4, verbose_name='access')),
                ('criteria', models.JSONField(blank=True, default=list, verbose_name='criteria')),
                ('logic', models.CharField(blank=True, help_text='Such as 1 AND (2 OR 3). Empty: all criteria must match.', max_length=2000, verbose_name='filter logic')),
                ('internal_only', models.BooleanField(default=False, verbose_name='internal users only')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.audience', verbose_name='owned by')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.audience', verbose_name='shared with')),
            ],
            options={
                'verbose_name': 'sharing rule',
                'verbose_name_plural': 'sharing rules',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TerritoryGroupGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.territory')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TerritoryRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(max_length=80, verbose_name='country')),
                ('state', models.CharField(blank=True, max_length=80, verbose_name='state/province')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regions', to='accounts.territory', verbose_name='territory')),
            ],
            options={
                'verbose_name': 'region',
                'verbose_name_plural': 'regions',
                'ordering': ['country', 'state'],
            },
        ),
        migrations.CreateModel(
            name='TerritoryUserGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.territory')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AccountGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.PositiveSmallIntegerField(choices=[(1, 'User'), (2, 'Manager'), (3, 'Executive')], null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='accounts.account')),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='account_group', to='auth.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'role'), name='one_group_per_role'), models.UniqueConstraint(condition=models.Q(('role', None)), fields=('account',), name='one_group_for_all_roles')],
            },
        ),
        migrations.CreateModel(
            name='AccountGroupShare',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('shared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='shared')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.account')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='shared by')),
            ],
            options={
                'abstract': False,
                'unique_together': {('group', 'content_object')},
            },
        ),
        migrations.CreateModel(
            name='AccountUserShare',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('shared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='shared')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.account')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='shared by')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'unique_together': {('user', 'content_object')},
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['last_name', 'first_name', 'id'], name='contact_by_name'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['account', 'last_name', 'id'], name='contact_by_account'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['-created_at', '-id'], name='contact_newest'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['-at', '-id'], name='activity_newest'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['account', '-at', '-id'], name='activity_by_account'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['contact', '-at', '-id'], name='activity_by_contact'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['by', '-at', '-id'], name='activity_by_whom'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(condition=models.Q(('assignee__isnull', False)), fields=['assignee', '-at', '-id'], name='activity_by_assignee'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(condition=models.Q(('done_at', None), ('kind', 'task')), fields=['assignee', 'due_on'], name='activity_open_tasks'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('account', None), ('contact', None), _connector='OR'), name='an_activity_is_about_one'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assignee__isnull', False), ('due_on__isnull', False), ('kind', 'task'), ('priority__isnull', False)), models.Q(models.Q(('kind', 'task'), _negated=True), ('assignee', None), ('done_at', None), ('due_on', None), ('priority', None), ('remind_at', None)), _connector='OR'), name='a_task_has_what_tasks_have'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('minutes', None), ('kind__in', ['call', 'meeting']), _connector='OR'), name='calls_and_meetings_take_time'),
        ),
        migrations.AddIndex(
            model_name='user',
            index=models.Index(fields=['last_name', 'first_name', 'id'], name='user_by_name'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='emails_are_compared_in_small_letters', violation_error_message='Write the e-mail address in small letters.'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contact', None), ('is_delegated_admin', False), ('partner_role', None)), models.Q(('contact__isnull', False), ('is_superuser', False), ('partner_role__isnull', False)), _connector='OR'), name='partner_users_have_a_role_and_no_power', violation_error_message='A partner user has a partner role and is no administrator; an internal user has no partner role.'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('is_active', False), models.Q(('approval__in', ['asked', 'address', 'refused']), _negated=True), _connector='OR'), name='who_is_not_approved_is_not_active'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None), ('used_at', None)), fields=('user',), name='one_open_invitation_per_user'),
        ),
        migrations.AddIndex(
            model_name='account',
            index=models.Index(fields=['name', 'id'], name='account_by_name'),
        ),
        migrations.AddIndex(
            model_name='account',
            index=models.Index(fields=['owner', 'name', 'id'], name='account_by_owner'),
        ),
        migrations.AddIndex(
            model_name='account',
            index=models.Index(fields=['-created_at', '-id'], name='account_newest'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('disabled_at', None), ('partner_since__isnull', False), _connector='OR'), name='only_a_partner_is_disabled'),
        ),
        migrations.AddIndex(
            model_name='levelchange',
            index=models.Index(fields=['account', '-at'], name='level_change_by_account'),
        ),
        migrations.AddConstraint(
            model_name='listview',
            constraint=models.UniqueConstraint(fields=('owner', 'records', 'name'), name='ones_own_views_have_names_of_their_own', violation_error_message='You have a view of this name already.'),
        ),
        migrations.AddConstraint(
            model_name='listviewshare',
            constraint=models.UniqueConstraint(fields=('view', 'audience'), name='a_view_is_shared_once_with_each'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(condition=models.Q(('seen_at', None)), fields=['user', '-at'], name='mention_unseen'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('activity', 'user'), name='mentioned_once'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_organization'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('partner_roles__gte', 1), ('partner_roles__lte', 3)), name='one_to_three_partner_roles'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('prm_enabled_at', None), ('prm_enabled_by', None)), models.Q(('prm_enabled_at__isnull', False), ('prm_enabled_by__isnull', False)), _connector='OR'), name='prm_is_enabled_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='sharingrule',
            index=models.Index(condition=models.Q(('is_active', True)), fields=['target'], name='rules_that_reach'),
        ),
        migrations.AddConstraint(
            model_name='sharingrule',
            constraint=models.CheckConstraint(condition=models.Q(('records', 'leads'), models.Q(('criteria', []), ('logic', '')), _connector='OR'), name='only_leads_are_shared_by_criteria'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('account__isnull', True), ('kind', 'everyone'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', True)), models.Q(('account__isnull', True), ('kind', 'internal'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', True)), models.Q(('account__isnull', True), ('kind', 'subordinates'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', False)), models.Q(('account__isnull', True), ('kind', 'profile'), ('level__isnull', True), ('profile__isnull', False), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', True)), models.Q(('account__isnull', True), ('kind', 'territory'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', False), ('user__isnull', True)), models.Q(('account__isnull', True), ('kind', 'level'), ('level__isnull', False), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', True)), models.Q(('account__isnull', False), ('kind', 'account'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', True)), models.Q(('account__isnull', False), ('kind', 'role'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', False), ('territory__isnull', True), ('user__isnull', True)), models.Q(('account__isnull', True), ('kind', 'user'), ('level__isnull', True), ('profile__isnull', True), ('role__isnull', True), ('territory__isnull', True), ('user__isnull', False)), _connector='OR'), name='an_audience_says_exactly_what_its_kind_needs'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ['everyone', 'internal'])), fields=('kind',), name='one_audience_of_all'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(fields=('profile',), name='one_audience_per_profile'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(fields=('territory',), name='one_audience_per_territory'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(fields=('level',), name='one_audience_per_level'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(condition=models.Q(('role', None)), fields=('account',), name='one_audience_per_account'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(fields=('account', 'role'), name='one_audience_per_role'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(fields=('kind', 'user'), name='one_audience_per_user'),
        ),
        migrations.AlterUniqueTogether(
            name='territorygroupgrant',
            unique_together={('group', 'permission', 'content_object')},
        ),
        migrations.AddConstraint(
            model_name='territoryregion',
            constraint=models.UniqueConstraint(models.F('territory'), django.db.models.functions.text.Upper('country'), django.db.models.functions.text.Upper('state'), name='a_region_once_in_a_territory'),
        ),
        migrations.AlterUniqueTogether(
            name='territoryusergrant',
            unique_together={('user', 'permission', 'content_object')},
        ),
    ]
